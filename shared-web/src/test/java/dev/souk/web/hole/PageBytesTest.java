package dev.souk.web.hole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is kept of a page. */
class PageBytesTest {

    private static final TwoPassPage PAGE = new TwoPassPage(List.of(
            new Segment.Plain("<h1>Teapot</h1> a teapot is a teapot is a teapot".getBytes(UTF_8)),
            new Segment.Open(Hole.CART_BADGE),
            new Segment.Plain("</body>".getBytes(UTF_8))));

    private static final byte[] KEPT = PageBytes.write(PAGE);

    @Test
    void isReadAsItWasWritten() {
        TwoPassPage read = PageBytes.read(KEPT).orElseThrow();
        assertThat(read.holes()).containsExactly(Hole.CART_BADGE);
        assertThat(PageBytes.write(read)).isEqualTo(KEPT);
    }

    @Test
    void thePageOfNothingIsOne() {
        assertThat(PageBytes.read(PageBytes.write(new TwoPassPage(List.of())))).isPresent();
    }

    @Property(tries = 500)
    void aDamagedOneIsNoPage(
            @ForAll @IntRange(max = 400) int place, @ForAll @ByteRange(min = 1, max = 127) byte damage) {
        byte[] damaged = KEPT.clone();
        damaged[place % damaged.length] ^= damage;
        assertThat(PageBytes.read(damaged)).isEmpty();
    }

    @Test
    void aShorterOrALongerOneIsNoPage() {
        for (int length = 0; length < KEPT.length; length++) {
            assertThat(PageBytes.read(Arrays.copyOf(KEPT, length))).isEmpty();
        }
        assertThat(PageBytes.read(Arrays.copyOf(KEPT, KEPT.length + 1))).isEmpty();
    }

    @Test
    void thatOfTheFirstFormatIsNoPage() {
        assertThat(PageBytes.read(new byte[] {1, 0, 1, 0, 0, 0, 0, 1, 'x'})).isEmpty();
    }

    /** Of a version of the shop that has more of them, and is running beside this one. */
    @Test
    void oneWithAnUnknownHoleIsNoPage() {
        byte[] other = KEPT.clone();
        int name = new String(KEPT, ISO_8859_1).indexOf("cart-badge");
        other[name]++;
        assertThat(PageBytes.read(vouchedFor(other))).isEmpty();
    }

    @Test
    void whatEndsTooEarlyIsNoPageWhateverItsChecksumSays() {
        for (int length = Integer.BYTES + 1; length < KEPT.length; length++) {
            assertThat(PageBytes.read(vouchedFor(Arrays.copyOf(KEPT, length)))).isEmpty();
        }
    }

    private static byte[] vouchedFor(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, end);
        ByteBuffer.wrap(bytes).putInt(end, (int) checksum.getValue());
        return bytes;
    }
}
