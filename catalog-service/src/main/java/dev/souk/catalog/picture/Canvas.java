package dev.souk.catalog.picture;

import java.util.LinkedHashMap;
import java.util.Map;

/** An SVG being drawn: what was painted first lies furthest back. Equal gradients are written once. */
final class Canvas {

    private final StringBuilder body = new StringBuilder(4096);
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private int open;

    void path(Pen pen, String fill) {
        path(pen.path(), fill, 1);
    }

    void path(Pen pen, String fill, double opacity) {
        path(pen.path(), fill, opacity);
    }

    void path(String d, String fill, double opacity) {
        if (d.isEmpty()) {
            return;
        }
        body.append("<path d=\"").append(d).append("\" fill=\"").append(fill).append('"');
        attribute("fill-opacity", opacity);
        body.append("/>");
    }

    void stroke(Pen pen, String colour, double width) {
        stroke(pen, colour, width, 1);
    }

    void stroke(Pen pen, String colour, double width, double opacity) {
        body.append("<path d=\"").append(pen.path()).append("\" fill=\"none\" stroke=\"");
        body.append(colour).append("\" stroke-width=\"");
        Pen.number(body, width, false);
        body.append('"');
        attribute("stroke-opacity", opacity);
        body.append("/>");
    }

    /** A seam of short stitches. */
    void stitches(Pen pen, String colour, double width) {
        body.append("<path stroke-dasharray=\"9 8\" d=\"").append(pen.path()).append("\" fill=\"none\" stroke=\"");
        body.append(colour).append("\" stroke-width=\"");
        Pen.number(body, width, false);
        body.append("\"/>");
    }

    void ellipse(double x, double y, double radiusX, double radiusY, String fill) {
        ellipse(x, y, radiusX, radiusY, fill, 1);
    }

    void ellipse(double x, double y, double radiusX, double radiusY, String fill, double opacity) {
        body.append("<ellipse");
        length("cx", x);
        length("cy", y);
        length("rx", radiusX);
        length("ry", radiusY);
        body.append(" fill=\"").append(fill).append('"');
        attribute("fill-opacity", opacity);
        body.append("/>");
    }

    void rect(double x, double y, double width, double height, double round, String fill) {
        rect(x, y, width, height, round, fill, 1);
    }

    void rect(double x, double y, double width, double height, double round, String fill, double opacity) {
        body.append("<rect");
        length("x", x);
        length("y", y);
        length("width", width);
        length("height", height);
        if (round > 0) {
            length("rx", round);
        }
        body.append(" fill=\"").append(fill).append('"');
        attribute("fill-opacity", opacity);
        body.append("/>");
    }

    /** One letter in the reader's own serif font, its middle at x and y. */
    void letter(String letter, double x, double y, double size, String fill) {
        body.append("<text");
        length("x", x);
        length("y", y);
        length("font-size", size);
        body.append(" fill=\"").append(fill);
        body.append("\" text-anchor=\"middle\" dominant-baseline=\"central\" font-family=\"Georgia,serif\">");
        body.append(letter).append("</text>");
    }

    /** What follows is moved, until {@link #end()}. */
    void moved(double x, double y) {
        transformed(x, y, 1, 0);
    }

    /** What follows is drawn around its own origin, then scaled, turned by degrees and moved, until {@link #end()}. */
    void transformed(double x, double y, double scale, double degrees) {
        body.append("<g transform=\"translate(");
        Pen.number(body, x, false);
        Pen.number(body, y, true);
        body.append(')');
        if (degrees != 0) {
            body.append("rotate(");
            Pen.number(body, degrees, false);
            body.append(')');
        }
        if (scale != 1) {
            body.append("scale(").append(hundredths(scale)).append(')');
        }
        body.append("\">");
        open++;
    }

    /** What follows shows only inside {@code outline}, until {@link #end()}. */
    void inside(Pen outline) {
        String id = define("clipPath", "", "<path d=\"" + outline.path() + "\"/>");
        body.append("<g clip-path=\"url(#").append(id).append(")\">");
        open++;
    }

    void end() {
        open--;
        body.append("</g>");
    }

    /** A fill from left to right. */
    String across(Stop... stops) {
        return url(define("linearGradient", "", Stop.write(stops)));
    }

    /** A fill from top to bottom. */
    String down(Stop... stops) {
        return url(define("linearGradient", " x2=\"0\" y2=\"1\"", Stop.write(stops)));
    }

    /** A fill from the upper left to the lower right. */
    String aslant(Stop... stops) {
        return url(define("linearGradient", " y2=\"1\"", Stop.write(stops)));
    }

    /** A fill from a point outwards; the point in shares of the painted shape's box. */
    String around(double x, double y, double radius, Stop... stops) {
        String attributes =
                " cx=\"" + hundredths(x) + "\" cy=\"" + hundredths(y) + "\" r=\"" + hundredths(radius) + '"';
        return url(define("radialGradient", attributes, Stop.write(stops)));
    }

    /** A fill of equal tiles, each drawn by paths of {@code width} by {@code height}. */
    String tiles(double x, double y, double width, double height, String content) {
        StringBuilder attributes = new StringBuilder(" patternUnits=\"userSpaceOnUse\" x=\"");
        Pen.number(attributes, x, false);
        attributes.append("\" y=\"");
        Pen.number(attributes, y, false);
        attributes.append("\" width=\"");
        Pen.number(attributes, width, false);
        attributes.append("\" height=\"");
        Pen.number(attributes, height, false);
        return url(define("pattern", attributes.append('"').toString(), content));
    }

    /** A round thing's skin in the light from the left. */
    String fill(Colour colour, Finish finish) {
        return across(finish.stops(colour));
    }

    /** The picture, cut to a square window. */
    String svg(int left, int top, int side) {
        if (open != 0) {
            throw new IllegalStateException(open + " groups were not ended");
        }
        StringBuilder svg = new StringBuilder(body.length() + 2048);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"800\" height=\"800\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"round\" viewBox=\"");
        svg.append(left)
                .append(' ')
                .append(top)
                .append(' ')
                .append(side)
                .append(' ')
                .append(side)
                .append("\"><defs>");
        definitions.forEach((definition, id) -> svg.append(definition.replaceFirst(" ", " id=\"" + id + "\"")));
        return svg.append("</defs>").append(body).append("</svg>\n").toString();
    }

    private String define(String element, String attributes, String content) {
        String definition = "<" + element + " " + attributes + ">" + content + "</" + element + ">";
        return definitions.computeIfAbsent(definition, unused -> name(definitions.size()));
    }

    private static String name(int number) {
        String letter = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? letter : letter + number / 26;
    }

    private static String url(String id) {
        return "url(#" + id + ")";
    }

    private void length(String name, double value) {
        body.append(' ').append(name).append("=\"");
        Pen.number(body, value, false);
        body.append('"');
    }

    private void attribute(String name, double share) {
        if (share < 1) {
            body.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(hundredths(share))
                    .append('"');
        }
    }

    /** A share such as .25, as short as it goes. */
    static String hundredths(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        if (size % 100 == 0) {
            return sign + size / 100;
        }
        String whole = size < 100 ? "" : Long.toString(size / 100);
        String digits = Long.toString(100 + size % 100).substring(1);
        return sign + whole + "." + (digits.endsWith("0") ? digits.substring(0, 1) : digits);
    }
}
