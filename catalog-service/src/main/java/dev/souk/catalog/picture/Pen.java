package dev.souk.catalog.picture;

import java.util.Locale;

/**
 * Writes the {@code d} of an SVG path. Takes absolute coordinates and writes relative ones in tenths, which is shorter;
 * each step starts from the rounded end of the last, so that errors do not add up.
 */
final class Pen {

    private final StringBuilder path = new StringBuilder();
    private long startX;
    private long startY;
    private long x;
    private long y;

    static Pen from(double x, double y) {
        return new Pen().move(x, y);
    }

    Pen move(double toX, double toY) {
        return step('M', toX, toY);
    }

    Pen line(double toX, double toY) {
        return step('L', toX, toY);
    }

    /** A curve with one handle. */
    Pen bend(double handleX, double handleY, double toX, double toY) {
        return step('Q', handleX, handleY, toX, toY);
    }

    /** A curve with two handles. */
    Pen curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        return step('C', x1, y1, x2, y2, toX, toY);
    }

    /** Half an ellipse or less; {@code clockwise} as seen on the screen. */
    Pen arc(double radiusX, double radiusY, boolean clockwise, double toX, double toY) {
        path.append('a');
        number(Math.round(radiusX * 10));
        number(Math.round(radiusY * 10));
        path.append(clockwise ? " 0 0 1" : " 0 0 0");
        end(Math.round(toX * 10), Math.round(toY * 10));
        return this;
    }

    Pen close() {
        path.append('z');
        x = startX;
        y = startY;
        return this;
    }

    /** A step by its SVG letter in capitals and absolute coordinates. */
    Pen step(char command, double... points) {
        switch (command) {
            case 'Z' -> close();
            case 'M' -> {
                path.append('m');
                end(Math.round(points[0] * 10), Math.round(points[1] * 10));
                startX = x;
                startY = y;
            }
            case 'L' -> side(Math.round(points[0] * 10), Math.round(points[1] * 10));
            default -> {
                path.append(String.valueOf(command).toLowerCase(Locale.ROOT));
                for (int i = 0; i < points.length - 2; i += 2) {
                    number(Math.round(points[i] * 10) - x);
                    number(Math.round(points[i + 1] * 10) - y);
                }
                end(Math.round(points[points.length - 2] * 10), Math.round(points[points.length - 1] * 10));
            }
        }
        return this;
    }

    String path() {
        return path.toString();
    }

    private void side(long toX, long toY) {
        if (toY == y) {
            path.append('h');
            number(toX - x);
        } else if (toX == x) {
            path.append('v');
            number(toY - y);
        } else {
            path.append('l');
            number(toX - x);
            number(toY - y);
        }
        x = toX;
        y = toY;
    }

    private void end(long toX, long toY) {
        number(toX - x);
        number(toY - y);
        x = toX;
        y = toY;
    }

    private void number(long tenths) {
        number(path, tenths, Character.isDigit(path.charAt(path.length() - 1)));
    }

    /** Appends a number as short as it goes; {@code apart} when a digit stands before it. */
    static void number(StringBuilder text, double number, boolean apart) {
        number(text, Math.round(number * 10), apart);
    }

    private static void number(StringBuilder text, long tenths, boolean apart) {
        if (tenths < 0) {
            text.append('-');
        } else if (apart) {
            text.append(' ');
        }
        long size = Math.abs(tenths);
        if (size >= 10 || size == 0) {
            text.append(size / 10);
        }
        if (size % 10 != 0) {
            text.append('.').append(size % 10);
        }
    }
}
