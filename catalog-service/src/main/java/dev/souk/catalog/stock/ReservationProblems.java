package dev.souk.catalog.stock;

import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a reservation is not what its caller wants it to be. */
final class ReservationProblems {

    static ProblemException insufficientStock(Wanted wanted, InsufficientStock shortage) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < wanted.lines().size(); index++) {
            Integer left = shortage.available().get(wanted.lines().get(index).sku());
            if (left != null) {
                errors.add(new FieldError("/lines/" + index, left == 0 ? "none is left" : left + " left"));
            }
        }
        return conflict(
                "insufficient-stock",
                "Insufficient stock",
                "There is too little of some lines, nothing is reserved.",
                errors);
    }

    static ProblemException expired(String key) {
        return conflict(
                "reservation-expired", "Reservation expired", "Nothing is set aside under %s any more.".formatted(key));
    }

    static ProblemException settled(String key, ReservationStatus status) {
        return conflict(
                "reservation-settled",
                "Reservation settled",
                "%s is %s.".formatted(key, status.name().toLowerCase(Locale.ROOT)));
    }

    static ProblemException notCommitted(String key) {
        return conflict(
                "reservation-not-committed",
                "Reservation not committed",
                "Only a committed reservation is sold; commit %s first.".formatted(key));
    }

    static ProblemException notSold(String key) {
        return conflict("reservation-not-sold", "Reservation not sold", "Nothing was sold under %s.".formatted(key));
    }

    private static ProblemException conflict(String type, String title, String detail) {
        return conflict(type, title, detail, List.of());
    }

    private static ProblemException conflict(String type, String title, String detail, List<FieldError> errors) {
        return new ProblemException(409, type, title, detail, errors);
    }

    private ReservationProblems() {}
}
