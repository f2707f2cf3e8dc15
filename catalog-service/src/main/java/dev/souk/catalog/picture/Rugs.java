package dev.souk.catalog.picture;

import java.util.List;

/** What is woven for floors, and hung where it can be seen. */
final class Rugs {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Rugs() {}

    static void rug(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(180, 206);
        double top = 150;
        double bottom = FLOOR - 10;
        canvas.rect(CENTRE - half + 22, top + 8, half * 2, bottom - top + 30, 6, Colour.INK.hex(), .24);
        still.bar(Pen.from(CENTRE - half - 40, top - 8).line(CENTRE + half + 40, top - 8), 17, Colour.DARK_WOOD);
        fringe(still, CENTRE - half, bottom, half * 2, 34);
        Colour deep = still.main().shade(.44);
        Colour pale = still.main().brightness() > 170 ? still.accent() : Colour.IVORY;
        canvas.rect(CENTRE - half, top - 10, half * 2, bottom - top + 12, 3, deep.hex());
        inset(canvas, half, top, bottom, 12, pale.hex());
        inset(canvas, half, top, bottom, 17, still.main().hex());
        Ornament field = still.ornamented() ? still.ornament() : Ornament.STRIPES;
        border(
                still,
                half,
                top,
                bottom,
                still.dice().pick(List.of(Ornament.DIAMONDS, Ornament.CHEVRONS, Ornament.TILES, Ornament.DOTS)),
                pale,
                deep);
        inset(canvas, half, top, bottom, 62, pale.hex());
        inset(canvas, half, top, bottom, 66, deep.hex());
        inset(
                canvas,
                half,
                top,
                bottom,
                70,
                field.fill(
                        canvas,
                        CENTRE - 26,
                        top,
                        52,
                        still.main(),
                        still.main().shade(.24),
                        still.main().light(.24)));
        medallions(still, field, top, bottom, pale, deep);
        String pile = "<path d=\"M0 2h8M4 5h8\" stroke=\"#1c1008\" stroke-opacity=\".16\" stroke-width=\"1\"/>";
        canvas.rect(CENTRE - half, top - 10, half * 2, bottom - top + 12, 3, canvas.tiles(0, 0, 8, 6, pile));
        canvas.rect(
                CENTRE - half,
                top - 10,
                half * 2,
                bottom - top + 12,
                3,
                canvas.across(
                        Stop.at(0, Colour.WHITE, .16),
                        Stop.at(.3, Colour.WHITE, 0),
                        Stop.at(.7, Colour.INK, .04),
                        Stop.at(1, Colour.INK, .3)));
    }

    private static void inset(Canvas canvas, double half, double top, double bottom, double by, String fill) {
        canvas.rect(CENTRE - half + by, top + by - 10, (half - by) * 2, bottom - top - by * 2 + 12, 0, fill);
    }

    private static void border(
            Still still, double half, double top, double bottom, Ornament ornament, Colour figure, Colour heart) {
        Canvas canvas = still.canvas();
        double side = 34;
        String fill = ornament.fill(
                canvas,
                CENTRE - half + 22,
                top + 12,
                side,
                still.accent().brightness() > 200 ? still.main().shade(.2) : still.accent(),
                figure,
                heart);
        inset(canvas, half, top, bottom, 22, fill);
    }

    private static void medallions(Still still, Ornament field, double top, double bottom, Colour pale, Colour deep) {
        Canvas canvas = still.canvas();
        int count = still.dice().between(1, 3);
        double room = (bottom - top - 150) / count;
        double reach = Math.min(104, room / 2);
        for (int i = 0; i < count; i++) {
            double y = top + 75 + room * (i + .5);
            double[] shares = {1, .84, .7, .46, .3};
            Colour[] colours = {
                deep,
                pale,
                still.accent().brightness() > 200 ? still.main().shade(.2) : still.accent(),
                pale,
                still.main()
            };
            for (int step = 0; step < shares.length; step++) {
                canvas.path(stepped(y, reach * shares[step]), colours[step].hex());
            }
            field.lay(
                    canvas,
                    Surface.flat(CENTRE - reach * .16, y - reach * .16, reach * .32, reach * .32),
                    1,
                    1,
                    pale.hex(),
                    deep.hex());
        }
    }

    /** A diamond with steps for sides, as looms draw it. */
    private static Pen stepped(double y, double reach) {
        double[] across = {.12, .34, .56, .78, 1};
        Pen pen = Pen.from(CENTRE - reach * across[0], y - reach);
        int last = across.length - 1;
        for (int quarter = 0; quarter < 4; quarter++) {
            int side = quarter < 2 ? 1 : -1;
            int down = quarter == 0 || quarter == 3 ? -1 : 1;
            for (int i = 0; i <= last; i++) {
                int step = quarter % 2 == 0 ? i : last - i;
                double x = CENTRE + side * reach * across[step];
                double out = y + down * reach * across[last - step];
                double in = y + down * reach * (step == last ? 0 : across[last - step - 1]);
                pen.line(x, quarter % 2 == 0 ? out : in).line(x, quarter % 2 == 0 ? in : out);
            }
        }
        return pen.close();
    }

    /** Loose warp threads along a lower edge. */
    static void fringe(Still still, double left, double y, double width, double length) {
        Pen threads = new Pen();
        int count = (int) (width / 11);
        for (int i = 0; i <= count; i++) {
            double x = left + 4 + i * (width - 8) / count;
            threads.move(x, y).bend(x + 2, y + length * .5, x + still.dice().within(-4, 5), y + length);
        }
        still.canvas().stroke(threads, Colour.IVORY.shade(.1).hex(), 4);
    }
}
