package dev.souk.catalog;

import dev.souk.db.Database;
import io.quarkus.redis.RedisClient;
import io.vertx.sqlclient.Pool;

/** An edge that does everything itself. */
public class ProductPages {
    Database database = new Database();
    Pool pool = new Pool();
    RedisClient redis = new RedisClient();
    dev.souk.cart.CartManager cart = new dev.souk.cart.CartManager();
}
