package dev.souk.catalog.admin;

import dev.souk.catalog.admin.ArticleChange.VariantChange;
import dev.souk.money.Money;
import dev.souk.web.FieldError;
import dev.souk.web.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program wants a product to be; what is left out stays. Nothing else of a product can be changed so.
 *
 * @param variants those that change
 */
@RegisterForReflection // JsonBody makes it
public record ArticlePatch(
        Optional<String> title, Optional<String> description, Optional<List<@Nullable VariantPatch>> variants) {

    /**
     * What a variant shall be.
     *
     * @param stock pieces on hand, counted from those in the answer that the tag came with
     */
    @RegisterForReflection
    public record VariantPatch(String sku, Optional<Money> price, Optional<Integer> stock) {

        VariantChange change() {
            return new VariantChange(sku, price.orElse(null), stock.orElse(null));
        }
    }

    /** Fails with a 422 problem when it is none. */
    ArticleChange change() {
        List<@Nullable VariantPatch> patches = variants.orElse(List.of());
        if (patches.size() > Articles.MOST_VARIANTS) {
            throw invalid(List.of(new FieldError("/variants", "at most " + Articles.MOST_VARIANTS)));
        }
        List<VariantChange> changes = new ArrayList<>();
        for (VariantPatch patch : patches) {
            if (patch == null) {
                throw invalid(List.of(new FieldError("/variants/" + changes.size(), "must not be null")));
            }
            changes.add(patch.change());
        }
        return new ArticleChange(title.orElse(null), description.orElse(null), changes);
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                422, "invalid-body", "Invalid body", "Some fields make no sense, see errors.", errors);
    }
}
