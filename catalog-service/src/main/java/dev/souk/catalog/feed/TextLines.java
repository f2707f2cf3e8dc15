package dev.souk.catalog.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text file line by line, in UTF-8 with or without a byte order mark. A line that is not UTF-8 spoils itself only. */
final class TextLines {

    /** A description of 20,000 characters fits six times, however it is escaped. */
    private static final int LONGEST = 512 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int END = -1;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream input;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long read;
    private long number;

    TextLines(InputStream input) {
        this.input = new BufferedInputStream(input, BUFFER);
    }

    /** The next line, or null behind the last. */
    @Nullable
    TextLine next() throws IOException {
        bytes.reset();
        boolean tooLong = false;
        int one = input.read();
        if (one == END) {
            return null;
        }
        for (; one != END && one != '\n'; one = input.read()) {
            read++;
            tooLong |= bytes.size() >= LONGEST;
            if (!tooLong) {
                bytes.write(one);
            }
        }
        read++;
        number++;
        return tooLong
                ? new TextLine(number, "", "is longer than " + LONGEST / 1024 + " KB")
                : decode(withoutMark(bytes.toByteArray()));
    }

    /** Bytes read so far. */
    long bytesRead() {
        return read;
    }

    private byte[] withoutMark(byte[] line) {
        boolean marked = number == 1
                && line.length >= UTF_8_MARK.length
                && Arrays.equals(line, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        return marked ? Arrays.copyOfRange(line, UTF_8_MARK.length, line.length) : line;
    }

    private TextLine decode(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            return text.indexOf('\0') < 0
                    ? new TextLine(number, text, null)
                    : new TextLine(number, "", "holds a NUL character");
        } catch (CharacterCodingException notUtf8) {
            return new TextLine(number, "", "is not UTF-8 text");
        }
    }
}
