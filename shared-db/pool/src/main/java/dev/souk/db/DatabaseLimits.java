package dev.souk.db;

import io.vertx.mysqlclient.SslMode;
import java.time.Duration;

/** Refuses limits that would work against each other, before the first connection is made. */
final class DatabaseLimits {

    private DatabaseLimits() {}

    /** @throws IllegalArgumentException naming the setting, its value and a way out */
    static void check(DatabaseConfig config) {
        if (config.sslMode() == SslMode.PREFERRED) {
            throw new IllegalArgumentException(
                    "souk.db.ssl-mode: 'preferred' tries every failed connection twice and goes on"
                            + " without encryption. Say 'disabled', 'required', 'verify_ca' or 'verify_identity'");
        }
        checkTimes(config);
        checkSizes(config);
    }

    private static void checkTimes(DatabaseConfig config) {
        DatabaseConfig.Read read = config.read();
        DatabaseConfig.Write write = config.write();
        positive("souk.db.connect.timeout", config.connect().timeout());
        positive("souk.db.read.statement-timeout", read.statementTimeout());
        positive("souk.db.write.statement-timeout", write.statementTimeout());
        wholeSeconds("souk.db.write.lock-wait", write.lockWait());
        positive("souk.db.breaker.delay", config.breaker().delay());
        positive("souk.db.warm-up.timeout", config.warmUp().timeout());
        positive("souk.db.read.hedge-after", read.hedgeAfter());
        positive("souk.db.read.catch-up", read.catchUp());
        positive("souk.db.max-lag", config.maxLag());
        positive("souk.db.heartbeat.every", config.heartbeat().every());
        positive("souk.db.heartbeat.timeout", config.heartbeat().timeout());
        if (config.slowStart().isNegative()) {
            throw new IllegalArgumentException(
                    "souk.db.slow-start: %s is negative. Write 0s for none, or 5s for example"
                            .formatted(config.slowStart()));
        }
        String connect = "souk.db.connect.timeout";
        shorter(connect, config.connect().timeout(), "souk.db.read.acquire-timeout", read.acquireTimeout());
        shorter(connect, config.connect().timeout(), "souk.db.write.acquire-timeout", write.acquireTimeout());
        shorter("souk.db.read.acquire-timeout", read.acquireTimeout(), "souk.db.read.timeout", read.timeout());
        shorter("souk.db.write.acquire-timeout", write.acquireTimeout(), "souk.db.write.timeout", write.timeout());
        positive("souk.db.write.wait-for-primary", write.waitForPrimary());
        shorter("souk.db.write.wait-for-primary", write.waitForPrimary(), "souk.db.write.timeout", write.timeout());
        shorter("souk.db.read.statement-timeout", read.statementTimeout(), "souk.db.read.timeout", read.timeout());
        shorter(
                "souk.db.write.lock-wait",
                write.lockWait(),
                "souk.db.write.statement-timeout",
                write.statementTimeout());
        shorter("souk.db.write.statement-timeout", write.statementTimeout(), "souk.db.write.timeout", write.timeout());
        shorter("souk.db.read.catch-up", read.catchUp(), "souk.db.read.timeout", read.timeout());
        shorter("souk.db.read.hedge-after", read.hedgeAfter(), "souk.db.read.timeout", read.timeout());
        shorter("souk.db.read.timeout", read.timeout(), "souk.db.read.deadline", read.deadline());
        shorter("souk.db.read.timeout", read.timeout(), "souk.db.read.idle-timeout", read.idleTimeout());
        shorter("souk.db.write.timeout", write.timeout(), "souk.db.write.idle-timeout", write.idleTimeout());
    }

    private static void checkSizes(DatabaseConfig config) {
        atLeastOne("souk.db.connect.prepared-statements", config.connect().preparedStatements());
        atLeastOne("souk.db.read.pool-size", config.read().poolSize());
        atLeastOne("souk.db.spill.places", config.spill().places());
        atLeastOne("souk.db.write.pool-size", config.write().poolSize());
        atLeastOne("souk.db.write.attempts", config.write().attempts());
        atLeastOne("souk.db.breaker.requests", config.breaker().requests());
        notNegative("souk.db.read.queue", config.read().queue());
        notNegative("souk.db.spill.queue", config.spill().queue());
        notNegative("souk.db.write.queue", config.write().queue());
        notNegative("souk.db.warm-up.reads", config.warmUp().reads());
        notNegative("souk.db.spill.reserved", config.spill().reserved());
        notNegative("souk.db.spill.browsing-queue", config.spill().browsingQueue());
        if (config.spill().reserved() >= config.spill().places()) {
            throw new IllegalArgumentException(
                    "souk.db.spill.reserved (%d) must be less than souk.db.spill.places (%d), or browsing never reads there"
                            .formatted(config.spill().reserved(), config.spill().places()));
        }
        double ratio = config.breaker().failureRatio();
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException(
                    "souk.db.breaker.failure-ratio: %s is not a share. Write a number above 0, at most 1, for example 0.5"
                            .formatted(ratio));
        }
        double hedged = config.read().hedgeShare();
        if (!(hedged >= 0 && hedged <= 1)) {
            throw new IllegalArgumentException(
                    "souk.db.read.hedge-share: %s is not a share. Write a number from 0 (never) to 1, for example 0.05"
                            .formatted(hedged));
        }
    }

    private static void positive(String setting, Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "%s: %s is no limit. Write at least 1ms, for example 500ms".formatted(setting, time));
        }
    }

    private static void wholeSeconds(String setting, Duration time) {
        if (time.toSeconds() < 1 || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
            throw new IllegalArgumentException(
                    "%s: %s is not in whole seconds, which MariaDB counts. Write at least 1s, for example 2s"
                            .formatted(setting, time));
        }
    }

    private static void shorter(String setting, Duration time, String other, Duration longer) {
        if (time.compareTo(longer) >= 0) {
            throw new IllegalArgumentException(
                    "%s (%d ms) must be shorter than %s (%d ms). Lower the one or raise the other"
                            .formatted(setting, time.toMillis(), other, longer.toMillis()));
        }
    }

    private static void atLeastOne(String setting, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("%s: %d is too few. Write 1 or more".formatted(setting, number));
        }
    }

    private static void notNegative(String setting, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("%s: %d is negative. Write 0 or more".formatted(setting, number));
        }
    }
}
