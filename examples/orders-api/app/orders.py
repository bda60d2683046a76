"""Pricing of an order. Amounts are whole cents, so that no sum is ever off by a fraction."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

# Standard VAT rates, in per cent.
VAT = {"AT": 20, "DE": 19, "ES": 21, "FR": 20, "IT": 22, "NL": 21}
SHIPPING_CENTS = 490
FREE_SHIPPING_FROM_CENTS = 5_000

Sku = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{3,12}(-[A-Z0-9]{1,8})?$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Strict(BaseModel):
    # A misspelt field must not silently become its default, nor "3" the number 3.
    model_config = ConfigDict(extra="forbid", strict=True)


class Line(Strict):
    sku: Sku
    quantity: int = Field(ge=1, le=999)
    unit_price_cents: int = Field(ge=0, le=10_000_000)


class Order(Strict):
    order_id: str = Field(min_length=1, max_length=64)
    country: Country
    lines: list[Line] = Field(min_length=1, max_length=100)
    discount_percent: int = Field(default=0, ge=0, le=100)

    @model_validator(mode="after")
    def check(self) -> "Order":
        if self.country not in VAT:
            raise ValueError(f"country {self.country} is not served; served are {', '.join(VAT)}")
        skus = [line.sku for line in self.lines]
        twice = sorted({sku for sku in skus if skus.count(sku) > 1})
        if twice:
            raise ValueError(f"each sku may appear once; more than once: {', '.join(twice)}")
        return self


class Invoice(BaseModel):
    order_id: str
    goods_cents: int
    discount_cents: int
    shipping_cents: int
    vat_percent: int
    vat_cents: int
    total_cents: int


def price(order: Order) -> Invoice:
    """Prices are net: discount off the goods, shipping on top, VAT on the sum."""
    goods = sum(line.quantity * line.unit_price_cents for line in order.lines)
    discount = percent(goods, order.discount_percent)
    shipping = 0 if goods - discount >= FREE_SHIPPING_FROM_CENTS else SHIPPING_CENTS
    net = goods - discount + shipping
    vat = percent(net, VAT[order.country])
    return Invoice(
        order_id=order.order_id,
        goods_cents=goods,
        discount_cents=discount,
        shipping_cents=shipping,
        vat_percent=VAT[order.country],
        vat_cents=vat,
        total_cents=net + vat,
    )


def percent(cents: int, rate: int) -> int:
    """Half a cent is rounded up, as tax offices do, not to the even neighbour as Python's round does."""
    return int((Decimal(cents) * rate / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
