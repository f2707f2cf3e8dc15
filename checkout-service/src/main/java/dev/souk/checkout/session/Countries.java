package dev.souk.checkout.session;

import dev.souk.web.Shop;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The countries of the world in the shop's language; {@code {cdi:countries}} in templates. */
@Singleton
@Named("countries")
public final class Countries {

    private final Locale language;
    private final List<Country> all;

    Countries(Shop shop) {
        this.language = shop.language();
        this.all = Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, name(code)))
                .sorted(Comparator.comparing(Country::name, Collator.getInstance(language)))
                .toList();
    }

    /** In the order of the alphabet. */
    public List<Country> all() {
        return all;
    }

    /**
     * What people call it.
     *
     * @param code ISO 3166, two letters
     */
    public String name(@Nullable String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(language);
    }

    /** One of them. */
    public record Country(String code, String name) {}
}
