import pytest

from app.orders import FREE_SHIPPING_FROM_CENTS, SHIPPING_CENTS, Line, Order, percent, price


def invoice(unit_price_cents, **changes):
    line = Line(sku="MUG-RED", quantity=1, unit_price_cents=unit_price_cents)
    return price(Order(order_id="A-1", lines=[line], **({"country": "DE"} | changes)))


@pytest.mark.parametrize(
    ("goods", "discount_percent", "shipping"),
    [
        (FREE_SHIPPING_FROM_CENTS - 1, 0, SHIPPING_CENTS),
        (FREE_SHIPPING_FROM_CENTS, 0, 0),
        (FREE_SHIPPING_FROM_CENTS, 1, SHIPPING_CENTS),
    ],
)
def test_shipping_is_free_from_a_sum_that_counts_the_discount(goods, discount_percent, shipping):
    assert invoice(goods, discount_percent=discount_percent).shipping_cents == shipping


@pytest.mark.parametrize(("cents", "rate", "expected"), [(50, 19, 10), (250, 1, 3), (350, 1, 4), (0, 19, 0), (999, 100, 999)])
def test_half_a_cent_is_rounded_up(cents, rate, expected):
    assert percent(cents, rate) == expected


def test_the_total_is_the_sum_of_its_parts():
    result = invoice(1_999, country="FR", discount_percent=15)
    parts = result.goods_cents - result.discount_cents + result.shipping_cents + result.vat_cents
    assert result.total_cents == parts
