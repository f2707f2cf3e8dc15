package dev.souk.checkout.customer;

import dev.souk.web.identity.NextPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a form, as typed, and what is wrong with it. A password is never in here: what is shown again is
 * sent again.
 *
 * @param values by the fields' names
 * @param next where to go on afterwards
 */
record AccountForm(Map<String, String> values, List<CustomerProblem> problems, NextPage next) {

    static AccountForm empty() {
        return new AccountForm(Map.of(), List.of(), NextPage.of((String) null));
    }

    AccountForm goingOnTo(NextPage page) {
        return new AccountForm(values, problems, page);
    }

    AccountForm with(String field, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(field, value == null ? "" : value);
        return new AccountForm(more, problems, next);
    }

    AccountForm with(List<CustomerProblem> found) {
        return new AccountForm(values, found, next);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable CustomerProblem problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
