package dev.souk.web.service;

import dev.souk.db.Positions;
import dev.souk.web.visitor.PositionToken;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the position of the request under way along to another service, and brings that service's back. */
@Singleton
public final class ForwardedPosition {

    private final Instance<Positions> positions;
    private final PositionToken tokens;

    /** @param positions none in an application without a database */
    ForwardedPosition(Instance<Positions> positions, PositionToken tokens) {
        this.positions = positions;
        this.tokens = tokens;
    }

    /** To be called where the request is under way; the call itself may be made and answered elsewhere. */
    public Call call() {
        return new Call(
                positions.stream().findFirst().map(Positions::traveller).orElseGet(Positions.Traveller::nobody));
    }

    /** One call to another service. */
    public final class Call {

        private final Positions.Traveller traveller;

        private Call(Positions.Traveller traveller) {
            this.traveller = traveller;
        }

        /** To be sent as {@value PositionToken#HEADER}; empty when there is nothing to say. */
        public Optional<String> header() {
            return tokens.of(traveller.position());
        }

        /**
         * Joins what the other service answered.
         *
         * @param header its {@value PositionToken#HEADER}, null if it had none
         */
        public void answered(@Nullable String header) {
            if (header != null) {
                tokens.read(header).ifPresent(traveller::join);
            }
        }
    }
}
