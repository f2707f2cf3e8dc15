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
import org.jspecify.annotations.Nullable;

/** Makes what caches keep, with the position of the last change instead of a visitor's. */
@Singleton
final class PositionedRefill implements Refill {

    private final Instance<Positions> positions;
    private volatile @Nullable Positions found;

    /** @param positions none in an application without a database */
    PositionedRefill(Instance<Positions> positions) {
        this.positions = positions;
    }

    @Override
    public <T> Uni<Filled<T>> run(String position, Supplier<Uni<T>> make) {
        Optional<Positions> database = database();
        database.ifPresent(each -> each.beginAt(position));
        return make.get().chain(made -> filled(database, made));
    }

    @Override
    public String ownPosition() {
        return database().map(Positions::ofOwnWrites).orElse("");
    }

    @Override
    public boolean covers(String position, String own) {
        return database().map(each -> each.covers(position, own)).orElse(false);
    }

    /** Looked up once, and not before it is needed: filters ask for this before there are settings. */
    private Optional<Positions> database() {
        Positions known = found;
        if (known == null) {
            known = positions.stream().findFirst().orElse(null);
            found = known;
        }
        return Optional.ofNullable(known);
    }

    private static <T> Uni<Filled<T>> filled(Optional<Positions> database, T made) {
        return database.map(each -> each.end().map(outcome -> new Filled<>(made, outcome.stale())))
                .orElseGet(() -> Uni.createFrom().item(new Filled<>(made, null)));
    }

    @Override
    public void tellLate(Duration age) {
        database().ifPresent(each -> each.stale(age));
    }

    @Override
    public boolean isOutage(Throwable failure) {
        return failure instanceof DatabaseUnavailable;
    }
}
