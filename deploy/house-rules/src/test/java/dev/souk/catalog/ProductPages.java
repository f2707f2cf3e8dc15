package dev.souk.catalog;

import dev.souk.db.Database;
import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import io.quarkus.redis.RedisClient;
import io.vertx.sqlclient.Pool;

/** An edge that does everything itself. */
public class ProductPages {
    Database database = new Database();
    IdempotencyKey key = new IdempotencyKey();
    IdempotencyKeyInUse refusal = new IdempotencyKeyInUse();
    Pool pool = new Pool();
    RedisClient redis = new RedisClient();
    dev.souk.cart.CartManager cart = new dev.souk.cart.CartManager();
}
