package dev.souk.catalog.picture;

/** What tea and coffee are made in and drunk from. */
final class Teaware {

    private Teaware() {}

    static void teapot(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double belly = dice.between(128, 156);
        double height = dice.between(196, 250);
        double neck = belly * dice.within(.46, .6);
        Lathe pot = new Lathe(Still.CENTRE, Scene.FLOOR)
                .edge(0, belly * .58)
                .edge(10, belly * .6)
                .ring(height * .12, belly * .8)
                .ring(height * dice.within(.4, .55), belly)
                .ring(height * .86, belly * .72)
                .edge(height, neck);
        still.shadow(Still.CENTRE, Scene.FLOOR, belly * .95);
        spout(still, pot, height);
        handle(still, pot, height);
        still.body(pot, still.main(), Finish.GLAZED);
        still.band(pot, height * .3, height * .62, 7, 1, Colour.IVORY, Finish.GLAZED);
        canvas.path(pot.sheen(height * .2, height * .84), Colour.WHITE.hex(), .38);
        lid(still, neck, Scene.FLOOR - height);
    }

    private static void spout(Still still, Lathe pot, double height) {
        double out = Still.CENTRE - pot.radius(height * .4);
        double low = Scene.FLOOR - height * .3;
        double tip = Scene.FLOOR - height * still.dice().within(.96, 1.08);
        Pen spout = Pen.from(out + 34, low + 20)
                .curve(out - 46, low - 10, out - 26, tip + 80, out - 92, tip + 6)
                .line(out - 60, tip - 6)
                .curve(out - 10, tip + 50, out - 10, low - 60, out + 44, low - 50)
                .close();
        still.canvas().path(spout, still.canvas().fill(still.main(), Finish.GLAZED));
        still.canvas().ellipse(out - 76, tip, 17, 7, still.main().shade(.55).hex());
    }

    private static void handle(Still still, Lathe pot, double height) {
        double side = Still.CENTRE + pot.radius(height * .5);
        double top = Scene.FLOOR - height * .8;
        double bottom = Scene.FLOOR - height * .24;
        double reach = still.dice().between(86, 112);
        still.bar(
                Pen.from(side - 34, top)
                        .curve(side + reach * .7, top - 54, side + reach * 1.3, top + 60, side - 22, bottom),
                24,
                still.main().shade(.08));
    }

    private static void lid(Still still, double radius, double y) {
        double dome = still.dice().between(26, 54);
        Lathe lid = new Lathe(Still.CENTRE, y)
                .edge(-4, radius * 1.08)
                .edge(6, radius * 1.08)
                .ring(dome * .7, radius * .72)
                .edge(dome, 16)
                .ring(dome + 8, 11)
                .ring(dome + 22, 19)
                .ring(dome + 36, 13)
                .edge(dome + 40, 3);
        still.body(lid, still.main().shade(.04), Finish.GLAZED);
        still.canvas().path(lid.sheen(10, dome * .8), Colour.WHITE.hex(), .4);
    }
}
