package dev.souk.web.hole;

import java.util.zip.CRC32;

/**
 * The CRC-32 of some bytes, which can be joined with that of the bytes before them when neither are at hand any more.
 *
 * <p>A CRC is the remainder of a polynomial over GF(2), whose coefficients are the bits, by a fixed polynomial P. Appending n
 * bytes multiplies what was there by x^(8n), so CRC(AB) = CRC(A)·x^(8n) + CRC(B) mod P, where plus is exclusive or; what
 * CRC-32 inverts at either end cancels out. The way is that of {@code crc32_combine_op} in zlib (Mark Adler, crc32.c since
 * 1.2.12): x^(8n) mod P is one number that is worked out once, and joining is one multiplication.
 *
 * @param value what {@link CRC32} says of the bytes
 * @param shift x^(8n) mod P for their number n
 */
record Crc(int value, int shift) {

    /** P without its x^32. The first bit is the coefficient of x^0, the last that of x^31: CRC-32 has them in this order. */
    private static final int POLYNOMIAL = 0xedb88320;

    private static final int ONE = 1 << 31;
    private static final int ONE_BYTE = ONE >>> 8; // x^8

    /** x^(8·2^k) mod P at k. */
    private static final int[] POWERS = powers();

    static Crc of(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new Crc((int) crc.getValue(), shift(bytes.length));
    }

    /** The CRC of some bytes with these behind them; that of no bytes is 0. */
    int after(int before) {
        return product(shift, before) ^ value;
    }

    private static int shift(int bytes) {
        int shift = ONE;
        for (int k = 0; bytes >>> k != 0; k++) {
            if ((bytes >>> k & 1) == 1) {
                shift = product(shift, POWERS[k]);
            }
        }
        return shift;
    }

    /** Term by term, without a branch: which bits are set is as good as random. */
    private static int product(int a, int b) {
        int product = 0;
        int timesPower = b;
        for (int terms = a; terms != 0; terms <<= 1) {
            product ^= timesPower & (terms >> 31);
            timesPower = (timesPower >>> 1) ^ (POLYNOMIAL & -(timesPower & 1));
        }
        return product;
    }

    private static int[] powers() {
        int[] powers = new int[Integer.SIZE - 1];
        int power = ONE_BYTE;
        for (int k = 0; k < powers.length; k++) {
            powers[k] = power;
            power = product(power, power);
        }
        return powers;
    }
}
