package dev.souk.catalog.picture;

/** What grows: leaves, twigs, flowers. */
final class Growth {

    private Growth() {}

    /** A leaf from its stalk at x and y, pointing {@code degrees} clockwise from upright. */
    static void leaf(Canvas canvas, double x, double y, double length, double width, double degrees, Colour colour) {
        canvas.transformed(x, y, 1, degrees);
        canvas.path(
                Pen.from(0, 0)
                        .bend(-width, -length * .5, 0, -length)
                        .bend(width, -length * .5, 0, 0)
                        .close(),
                canvas.across(Stop.at(0, colour.light(.24)), Stop.at(.5, colour), Stop.at(1, colour.shade(.24))));
        if (length > 100) {
            canvas.stroke(
                    Pen.from(0, -2).line(0, -length * .8), colour.shade(.3).hex(), 1.6, .6);
        }
        canvas.end();
    }

    /** A twig of paired leaves, bent to one side. */
    static void twig(Canvas canvas, double x, double y, double length, double lean, Colour colour) {
        twig(canvas, x, y, length, lean, 4, colour);
    }

    static void twig(Canvas canvas, double x, double y, double length, double lean, int pairs, Colour colour) {
        double tipX = x + lean;
        double tipY = y - length;
        canvas.stroke(
                Pen.from(x, y).bend(x, y - length * .6, tipX, tipY),
                colour.shade(.34).hex(),
                4);
        for (int i = 1; i <= pairs; i++) {
            double share = (double) i / (pairs + 1);
            double atX = (1 - share) * (1 - share) * x + 2 * share * (1 - share) * x + share * share * tipX;
            double atY =
                    (1 - share) * (1 - share) * y + 2 * share * (1 - share) * (y - length * .6) + share * share * tipY;
            double turn = lean / length * 60 * share;
            double size = length * 1.5 / (pairs + 1) * (1.15 - share * .5);
            leaf(canvas, atX, atY, size, size * .4, turn - 52, colour);
            leaf(canvas, atX, atY, size, size * .4, turn + 48, colour.shade(.08));
        }
        leaf(canvas, tipX, tipY + 2, length * .22, length * .08, lean / length * 60, colour.light(.1));
    }

    /** A round flower seen from the front. */
    static void blossom(Canvas canvas, double x, double y, double radius, Colour petal) {
        canvas.transformed(x, y, radius / 5, 0);
        Ornament.BLOSSOMS.lay(
                canvas,
                Surface.flat(-5, -5, 10, 10),
                1,
                1,
                canvas.around(
                        .5, .5, .6, Stop.at(0, petal.shade(.12)), Stop.at(.5, petal), Stop.at(1, petal.light(.3))),
                Tint.SAFFRON.colour().hex());
        canvas.end();
    }

    /** A flower on a stalk. */
    static void flower(Canvas canvas, double x, double y, double length, double lean, double radius, Colour petal) {
        Colour green = Colour.LEAF;
        canvas.stroke(
                Pen.from(x, y).bend(x, y - length * .6, x + lean, y - length),
                green.shade(.2).hex(),
                4);
        leaf(canvas, x + lean * .2, y - length * .45, radius * 1.4, radius * .5, lean > 0 ? -48 : 48, green);
        blossom(canvas, x + lean, y - length, radius, petal);
    }
}
