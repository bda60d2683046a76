import pytest
from fastapi.testclient import TestClient

from app.main import app

client = TestClient(app)


def order(**changes):
    lines = [{"sku": "MUG-RED", "quantity": 2, "unit_price_cents": 1_250}]
    return {"order_id": "A-1", "country": "DE", "lines": lines} | changes


def test_health_names_the_version():
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "version": "dev"}


def test_process_prices_an_order():
    response = client.post("/process", json=order())
    assert response.status_code == 200
    assert response.json() == {
        "order_id": "A-1",
        "goods_cents": 2_500,
        "discount_cents": 0,
        "shipping_cents": 490,
        "vat_percent": 19,
        "vat_cents": 568,
        "total_cents": 3_558,
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"lines": []}, "at least 1 item"),
        ({"lines": [{"sku": "MUG-RED", "quantity": 0, "unit_price_cents": 1}]}, "greater than or equal to 1"),
        ({"lines": [{"sku": "MUG-RED", "quantity": "2", "unit_price_cents": 1}]}, "valid integer"),
        ({"lines": [{"sku": "mug", "quantity": 1, "unit_price_cents": 1}]}, "match pattern"),
        ({"lines": order()["lines"] * 2}, "more than once: MUG-RED"),
        ({"country": "US"}, "US is not served"),
        ({"discount_percent": 101}, "less than or equal to 100"),
        ({"discuont_percent": 10}, "not permitted"),
    ],
)
def test_process_refuses_what_is_not_an_order(changes, says):
    response = client.post("/process", json=order(**changes))
    assert response.status_code == 422
    assert says in response.text
