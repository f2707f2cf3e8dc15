package dev.souk.web.visitor;

import dev.souk.cache.Refill;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.Positions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes what caches keep, with the position of the last change instead of a visitor's. */
@Singleton
final class PositionedRefill implements Refill {

    private final Instance<Positions> positions;

    /** @param positions none in an application without a database */
    PositionedRefill(Instance<Positions> positions) {
        this.positions = positions;
    }

    @Override
    public <T> Uni<Filled<T>> run(String position, Supplier<Uni<T>> make) {
        Optional<Positions> database = positions.stream().findFirst();
        database.ifPresent(each -> each.beginAt(position));
        return make.get().chain(made -> filled(database, made));
    }

    @Override
    public String ownPosition() {
        return positions.isResolvable() ? positions.get().ofOwnWrites() : "";
    }

    @Override
    public boolean covers(String position, String own) {
        return positions.get().covers(position, own);
    }

    private static <T> Uni<Filled<T>> filled(Optional<Positions> database, T made) {
        return database.map(each -> each.end().map(outcome -> new Filled<>(made, outcome.stale())))
                .orElseGet(() -> Uni.createFrom().item(new Filled<>(made, null)));
    }

    @Override
    public void tellLate(Duration age) {
        positions.stream().forEach(database -> database.stale(age));
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return failure instanceof DatabaseUnavailable;
    }
}
