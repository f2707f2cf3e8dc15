package dev.souk.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.feed.FeedItem;
import dev.souk.catalog.picture.Drawing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {

    private static final List<FeedItem> ITEMS = DemoCatalogue.items().toList();
    private static final Map<String, List<FeedItem>> PRODUCTS = ITEMS.stream()
            .collect(Collectors.groupingBy(
                    item -> String.valueOf(item.itemGroupId()), TreeMap::new, Collectors.toList()));

    @Test
    void hasAboutTwoThousandProductsInTwelveDepartments() {
        assertThat(PRODUCTS).hasSizeBetween(1_950, 2_150);
        assertThat(ITEMS).hasSizeBetween(5_000, 6_000);

        Map<String, Set<String>> categories = ITEMS.stream()
                .collect(Collectors.groupingBy(
                        item -> item.productType().get(0),
                        TreeMap::new,
                        Collectors.mapping(item -> item.productType().get(1), Collectors.toCollection(TreeSet::new))));
        assertThat(categories).hasSize(12);
        assertThat(categories)
                .allSatisfy((department, below) -> assertThat(below).hasSizeBetween(3, 6));
    }

    @Test
    void isTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        DemoCatalogue.items().forEach(item -> digest.update(item.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("the items have changed; if that was meant, put the new digest here")
                .startsWith("3727c934c356d710");
    }

    @Test
    void namesEveryVariantOnce() {
        assertThat(ITEMS)
                .extracting(FeedItem::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]{3}-\\d{4}(-[A-Z0-9]+)*"));
        assertThat(PRODUCTS.values())
                .allSatisfy(variants ->
                        assertThat(variants).extracting(FeedItem::options).doesNotHaveDuplicates());
    }

    @Test
    void givesEveryProductATitleOfItsOwn() {
        assertThat(PRODUCTS.values())
                .extracting(variants -> variants.get(0).title())
                .doesNotHaveDuplicates();
        assertThat(PRODUCTS.values())
                .allSatisfy(variants -> assertThat(variants)
                        .extracting(FeedItem::title)
                        .containsOnly(variants.get(0).title()));
        assertThat(ITEMS).allSatisfy(item -> assertThat(item.title()).hasSizeBetween(8, 70));
    }

    @Test
    void asksPricesThatAShopWouldAsk() {
        assertThat(ITEMS).allSatisfy(item -> {
            assertThat(item.price().currency()).isEqualTo("USD");
            assertThat(item.price().amount()).isBetween(190L, 120_000L);
            if (item.salePrice() != null) {
                assertThat(item.salePrice().amount())
                        .isPositive()
                        .isLessThan(item.price().amount());
            }
        });
        assertThat(share(item -> item.salePrice() != null)).isBetween(.09, .15);
    }

    @Test
    void hasSomeThingsInPlentyAndSomeNotAtAll() {
        assertThat(share(item -> item.quantity() == 0)).isBetween(.07, .15);
        assertThat(share(item -> item.quantity() > 0 && item.quantity() <= 5)).isBetween(.05, .15);
        assertThat(PRODUCTS.values().stream()
                        .filter(product -> product.get(0).featured())
                        .toList())
                .hasSizeBetween(40, 90)
                .allSatisfy(product -> assertThat(product).anyMatch(item -> item.quantity() > 0));
    }

    @Test
    void hasAPictureOfEveryVariant() {
        assertThat(ITEMS)
                .allSatisfy(item -> assertThat(item.imageLinks())
                        .hasSizeBetween(1, 3)
                        .doesNotHaveDuplicates()
                        .allMatch(link -> Drawing.parse(link).isPresent()));
    }

    @Test
    void showsAVariantInItsOwnColour() {
        assertThat(ITEMS).allSatisfy(item -> {
            String color = item.options().get("Color");
            if (color != null) {
                assertThat(item.imageLinks())
                        .allMatch(link -> link.contains("/" + color.toLowerCase(Locale.ROOT) + "-"));
            }
        });
    }

    @Test
    void saysEnoughAboutEveryProduct() {
        assertThat(ITEMS).allSatisfy(item -> {
            assertThat(item.description().split("\\s+")).hasSizeGreaterThan(45);
            assertThat(item.description().split("\n\n")).hasSizeBetween(2, 3);
            assertThat(item.details()).hasSizeGreaterThanOrEqualTo(3).doesNotContainValue("");
        });
        assertThat(PRODUCTS.values().stream()
                        .map(product -> product.get(0).description())
                        .distinct())
                .hasSizeGreaterThan(PRODUCTS.size() * 98 / 100);
    }

    @Test
    void writesCleanSentences() {
        assertThat(texts())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("{", "}", "[", "]", " / ", "  ", " ,", " .", "..", ",,", "=")
                        .doesNotContainPattern("(?m)^[ \\t]|[ \\t]$")
                        .doesNotContainPattern("\\b(\\w{3,}) \\1\\b"));
        assertThat(PRODUCTS.values())
                .allSatisfy(product -> assertThat(product.get(0).description().split("\n\n"))
                        .allMatch(paragraph -> paragraph.matches("(?s)[\\p{Lu}].*[.]")));
        assertThat(PRODUCTS.values())
                .allSatisfy(product -> assertThat(product.get(0).description()).doesNotContainPattern("[.] [a-z]"));
    }

    @Test
    void putsTheRightArticle() {
        Pattern article = Pattern.compile("(?i)\\b(a|an) ([\\p{L}0-9]+)");
        Pattern vowel = Pattern.compile("(?i)([aeio]|u(?!se|ni)|hour|honest|8|11|18).*");
        assertThat(texts()).allSatisfy(text -> {
            Matcher found = article.matcher(text);
            while (found.find()) {
                boolean an = vowel.matcher(found.group(2)).matches()
                        && !found.group(2).matches("one");
                assertThat(found.group(1)).as(found.group()).isEqualToIgnoringCase(an ? "an" : "a");
            }
        });
    }

    @Test
    void neverMixesTheVocabularyOfUnlikeThings() {
        assertNoWord("Ceramics", "cotton|wool|linen|leather|silk|goatskin|roast");
        assertNoWord("Glass", "wool|leather|glazed|stoneware|woven|willow");
        assertNoWord("Textiles & Rugs", "glazed|stoneware|porcelain|fired|brass|copper|kiln");
        assertNoWord("Leather", "glazed|stoneware|porcelain|woven");
        assertNoWord("Jewellery", "stoneware|wool|cotton|terracotta|walnut");
        assertNoWord("Spices & Pantry", "glazed|wool|leather|dishwasher");
        assertNoWord("Garden & Courtyard", "wool|silk|leather|dishwasher");
    }

    private static void assertNoWord(String department, String words) {
        Pattern forbidden = Pattern.compile("(?i)\\b(" + words + ")\\b");
        assertThat(PRODUCTS.values())
                .filteredOn(product -> product.get(0).productType().get(0).equals(department))
                .isNotEmpty()
                .allSatisfy(product -> assertThat(product.get(0).title() + " "
                                + product.get(0).details().get("Material"))
                        .doesNotContainPattern(forbidden));
    }

    private static List<String> texts() {
        return ITEMS.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item.title(), item.description()),
                        Stream.concat(item.details().values().stream(), item.options().values().stream())))
                .distinct()
                .toList();
    }

    private static double share(Predicate<FeedItem> which) {
        return (double) ITEMS.stream().filter(which).count() / ITEMS.size();
    }
}
