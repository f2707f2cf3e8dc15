package dev.souk.web.hole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out of a page. The JDK reads gzip by zlib, as browsers do: what it reads, they read. */
class FilledPageTest {

    private static final List<String> WORDS =
            List.of("<li class=\"product\">", "<a href=\"/p/", "teapot", "Kanne für Tee", "</a></li>\n", "$39.00", "☕");

    @Property(tries = 3000)
    void isReadAsItsPlainBytes(
            @ForAll("segments") @Size(max = 12) List<Segment> segments,
            @ForAll("bytes") byte[] greeting,
            @ForAll("bytes") byte[] token)
            throws IOException {
        Map<Hole, byte[]> fillings = Map.of(Hole.GREETING, greeting, Hole.FORM_TOKEN, token);
        byte[] joined = joined(segments, fillings);
        TwoPassPage page = new TwoPassPage(segments);
        FilledPage alone = page.filled(fillings);

        assertThat(inflated(alone.gzip())).isEqualTo(joined);
        assertThat(alone.plain()).isEqualTo(joined);
        assertThat(alone.length()).isEqualTo(joined.length);

        FilledPage kept = keptAndRead(page).filled(fillings);
        assertThat(inflated(kept.gzip())).isEqualTo(joined);
        assertThat(kept.plain()).isEqualTo(joined);
        assertThat(kept.length()).isEqualTo(joined.length);
        assertThat(kept.digest()).isEqualTo(alone.digest());
    }

    @Property(tries = 1000)
    void aCrcIsThatOfTheJoinedBytes(@ForAll("bytes") byte[] before, @ForAll("bytes") byte[] after) throws IOException {
        assertThat(Crc.of(after).after(Crc.of(before).value()))
                .isEqualTo(Crc.of(joined(List.of(new Segment.Plain(before), new Segment.Plain(after)), Map.of()))
                        .value());
    }

    /** Else the length would tell how much a secret is like the words of a stranger on the same page. */
    @Property(tries = 300)
    void itsLengthTellsOfAHoleOnlyHowLongItIs(
            @ForAll @IntRange(min = 1, max = 200) int length,
            @ForAll int seed,
            @ForAll int otherSeed,
            @ForAll boolean keeps) {
        String secret = new String(bytes(length, true, seed), ISO_8859_1);
        String other = new String(bytes(length, false, otherSeed), ISO_8859_1);
        byte[] guessed = searched(secret, keeps, secret).gzip();

        assertThat(guessed).hasSameSizeAs(searched(secret, keeps, other).gzip());
        assertThat(new String(guessed, ISO_8859_1)).contains(secret);
    }

    @Test
    void nothingThatIsKeptIsCompressedAgain() {
        Segment.Fixed top = new Segment.Plain(bytes(5_000, false, 1));
        Segment.Fixed bottom = new Segment.Plain(bytes(5_000, false, 2));
        TwoPassPage page = new TwoPassPage(List.of(top, new Segment.Open(Hole.GREETING), bottom));
        TwoPassPage kept = keptAndRead(page);
        String gzip = new String(page.compressed().filled(Map.of()).gzip(), ISO_8859_1);

        assertThat(gzip).contains(text(top.deflated()) + text(bottom.deflated()));
        assertThat(kept.filled(Map.of()).gzip()).asString(ISO_8859_1).isEqualTo(gzip);
        assertThat(gzip.length()).isLessThan(5_000);
    }

    /** A cart has two forms in each of its lines. */
    @Test
    void aPageForOneRequestIsCompressedAsOneText() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            segments.add(new Segment.Plain(bytes(500, true, 1)));
            segments.add(new Segment.Open(Hole.FORM_TOKEN));
        }
        FilledPage page = new TwoPassPage(segments).filled(Map.of(Hole.FORM_TOKEN, bytes(100, true, 2)));
        assertThat(page.length()).isEqualTo(40 * 600);
        assertThat(page.gzip()).hasSizeBetween(500 + 40 * 100, 1_500 + 40 * 100);
    }

    @Test
    void aPageWithoutHolesIsStitchedOnce() {
        TwoPassPage page = new TwoPassPage(List.of(new Segment.Plain("Hello".getBytes(UTF_8))));
        assertThat(page.filled(Map.of()).gzip())
                .isSameAs(page.filled(Map.of(Hole.FORM_TOKEN, new byte[1])).gzip());
    }

    @Test
    void anythingElseInItIsAnotherDigest() {
        byte[] ab = {'a', 'b'};
        byte[] a = {'a'};
        byte[] b = {'b'};
        TwoPassPage page = page(new Segment.Plain(ab), Hole.GREETING, Hole.FORM_TOKEN);

        assertThat(List.of(
                        page.filled(Map.of()),
                        page.filled(Map.of(Hole.GREETING, a)),
                        page.filled(Map.of(Hole.FORM_TOKEN, a)),
                        page.filled(Map.of(Hole.GREETING, ab)),
                        page.filled(Map.of(Hole.GREETING, a, Hole.FORM_TOKEN, b)),
                        page(new Segment.Plain(ab), Hole.FORM_TOKEN, Hole.GREETING)
                                .filled(Map.of()),
                        page(new Segment.Plain(a), Hole.GREETING, Hole.FORM_TOKEN)
                                .filled(Map.of())))
                .extracting(filled -> new String(filled.digest(), ISO_8859_1))
                .doesNotHaveDuplicates();
        assertThat(page.filled(Map.of(Hole.GREETING, a, Hole.CART_BADGE, b)).digest())
                .as("what it has no hole for")
                .isEqualTo(page.filled(Map.of(Hole.GREETING, a)).digest());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theProgramOfThatNameReadsIt(boolean keeps) throws Exception {
        byte[] html = bytes(20_000, false, 1);
        TwoPassPage page = new TwoPassPage(
                List.of(new Segment.Plain(html), new Segment.Open(Hole.GREETING), new Segment.Plain(html)));
        Path file = Files.createTempFile("page", ".gz");
        try {
            FilledPage filled = (keeps ? keptAndRead(page) : page).filled(Map.of(Hole.GREETING, bytes(5_000, true, 2)));
            Files.write(file, filled.gzip());
            Process reads = new ProcessBuilder("gzip", "--decompress", "--stdout", file.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(reads.getInputStream().readAllBytes()).isEqualTo(filled.plain());
            assertThat(reads.waitFor()).isZero();
        } finally {
            Files.delete(file);
        }
    }

    /** A page of results that repeats what was looked for. */
    private static FilledPage searched(String words, boolean kept, String token) {
        TwoPassPage page = new TwoPassPage(List.of(
                new Segment.Plain(("<p>Nothing is like " + words + "</p>").getBytes(ISO_8859_1)),
                new Segment.Open(Hole.FORM_TOKEN),
                new Segment.Plain(("</form>" + words).getBytes(ISO_8859_1))));
        return (kept ? keptAndRead(page) : page).filled(Map.of(Hole.FORM_TOKEN, token.getBytes(ISO_8859_1)));
    }

    private static TwoPassPage page(Segment.Fixed fixed, Hole first, Hole... more) {
        List<Segment> segments = new ArrayList<>(List.of(fixed, new Segment.Open(first)));
        for (Hole hole : more) {
            segments.add(new Segment.Open(hole));
        }
        return new TwoPassPage(segments);
    }

    private static TwoPassPage keptAndRead(TwoPassPage page) {
        return PageBytes.read(PageBytes.write(page)).orElseThrow();
    }

    private static byte[] joined(List<Segment> segments, Map<Hole, byte[]> fillings) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Segment segment : segments) {
            joined.write(
                    switch (segment) {
                        case Segment.Fixed fixed -> fixed.plain();
                        case Segment.Open open -> fillings.getOrDefault(open.hole(), new byte[0]);
                    });
        }
        return joined.toByteArray();
    }

    private static byte[] inflated(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    private static String text(Deflated deflated) {
        return ISO_8859_1.decode(deflated.bytes().duplicate()).toString();
    }

    @Provide
    Arbitrary<List<Segment>> segments() {
        Arbitrary<Segment> fixed =
                bytes().map(FilledPageTest::withoutWhatNoTextHas).map(Segment.Plain::new);
        Arbitrary<Segment> open = Arbitraries.of(Hole.class).map(Segment.Open::new);
        return Arbitraries.oneOf(fixed, open).list();
    }

    private static byte[] withoutWhatNoTextHas(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == (byte) 0xff ? 0 : bytes[i];
        }
        return bytes;
    }

    /** Noise or HTML, of no byte up to more than a stored block holds. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, 300)),
                Tuple.of(4, Arbitraries.integers().between(300, 8_000)),
                Tuple.of(1, Arbitraries.of(65_534, 65_535, 65_536, 131_070, 131_071, 150_000)));
        return Combinators.combine(length, Arbitraries.of(true, false), Arbitraries.integers())
                .as(FilledPageTest::bytes);
    }

    private static byte[] bytes(int length, boolean noise, int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        if (noise) {
            random.nextBytes(bytes);
            return bytes;
        }
        for (int end = 0; end < length; ) {
            byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
            int fitting = Math.min(word.length, length - end);
            System.arraycopy(word, 0, bytes, end, fitting);
            end += fitting;
        }
        return bytes;
    }
}
