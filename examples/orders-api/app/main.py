"""The HTTP side of the orders API: `GET /health` for load balancers, `POST /process` for customers."""

import os

from fastapi import FastAPI

from app.orders import Invoice, Order, price

VERSION = os.environ.get("APP_VERSION", "dev")

app = FastAPI(title="orders-api", version=VERSION)


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "version": VERSION}


@app.post("/process")
def process(order: Order) -> Invoice:
    return price(order)
