package dev.souk.catalog.picture;

/** What tea is made in and drunk from. */
final class Teaware {

    private static final Colour TEA = new Colour(0xA83A10);
    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Teaware() {}

    static void teapot(Still still) {
        Dice dice = still.dice();
        double belly = dice.between(128, 156);
        double height = dice.between(196, 250);
        double neck = belly * dice.within(.46, .6);
        Lathe pot = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .58)
                .edge(10, belly * .6)
                .ring(height * .12, belly * .8)
                .ring(height * dice.within(.4, .55), belly)
                .ring(height * .86, belly * .72)
                .edge(height, neck);
        still.shadow(CENTRE, FLOOR, belly * .95);
        spout(still, pot, height);
        handle(still, pot, height);
        still.body(pot, Finish.GLAZED);
        still.band(pot, height * .3, height * .62, 7, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(pot, height * .2, height * .84, .38);
        lid(still, CENTRE, FLOOR - height, neck);
    }

    private static void spout(Still still, Lathe pot, double height) {
        double out = CENTRE - pot.radius(height * .4);
        double low = FLOOR - height * .3;
        double tip = FLOOR - height * still.dice().within(.96, 1.08);
        Pen spout = Pen.from(out + 34, low + 20)
                .curve(out - 46, low - 10, out - 26, tip + 80, out - 92, tip + 6)
                .line(out - 60, tip - 6)
                .curve(out - 10, tip + 50, out - 10, low - 60, out + 44, low - 50)
                .close();
        still.canvas().path(spout, still.canvas().fill(still.main(), Finish.GLAZED));
        still.canvas().ellipse(out - 76, tip, 17, 7, still.main().shade(.55).hex());
    }

    private static void handle(Still still, Lathe pot, double height) {
        double side = CENTRE + pot.radius(height * .5);
        double top = FLOOR - height * .8;
        double bottom = FLOOR - height * .24;
        double reach = still.dice().between(86, 112);
        still.bar(
                Pen.from(side - 34, top)
                        .curve(side + reach * .7, top - 54, side + reach * 1.3, top + 60, side - 22, bottom),
                24,
                still.main().shade(.08));
    }

    /** A domed lid with its knob, on a neck of this radius. */
    static void lid(Still still, double x, double y, double radius) {
        double dome = radius * still.dice().within(.35, .6);
        double knob = Math.max(7, radius * .19);
        Lathe lid = new Lathe(x, y)
                .edge(-4, radius * 1.08)
                .edge(radius * .08, radius * 1.08)
                .ring(dome * .7, radius * .72)
                .edge(dome, knob * .85)
                .ring(dome + knob * .5, knob * .6)
                .ring(dome + knob * 1.3, knob)
                .edge(dome + knob * 2.2, knob * .2);
        still.body(lid, still.main().shade(.04), Finish.GLAZED);
        still.sheen(lid, radius * .12, dome * .8, .4);
    }

    static void teaGlass(Still still) {
        if (still.dice().chance(55)) {
            glassOfTea(still, 560, FLOOR - 46, .66);
        }
        glassOfTea(still, CENTRE - 20, FLOOR, 1);
    }

    private static void glassOfTea(Still still, double x, double y, double scale) {
        Canvas canvas = still.canvas();
        double height = 310 * scale;
        double lip = 98 * scale;
        still.shadow(x, y + 6, 140 * scale);
        Lathe saucer = new Lathe(x, y + 8)
                .edge(0, 92 * scale)
                .ring(10 * scale, 130 * scale)
                .edge(26 * scale, 176 * scale);
        still.body(saucer, Finish.GLAZED);
        saucer.ring(canvas, 26 * scale, 1, still.main().light(.36).hex());
        saucer.ring(
                canvas,
                26 * scale,
                .93,
                canvas.across(
                        Stop.at(0, still.main().shade(.3)),
                        Stop.at(1, still.main().light(.2))));
        Lathe glass = new Lathe(x, y - 6 * scale)
                .edge(0, 68 * scale)
                .ring(22 * scale, 72 * scale)
                .ring(height * .3, 92 * scale)
                .ring(height * .58, 66 * scale)
                .edge(height, lip);
        Lathe tea = glass.filled(7 * scale, height * .84);
        still.body(tea, TEA, Finish.GLAZED);
        tea.ring(canvas, tea.height(), 1, TEA.light(.42).hex());
        canvas.path(glass.outline(), canvas.fill(Colour.WHITE, Finish.GLASS), .4);
        if (still.ornamented()) {
            still.in(still.main()).inlay(glass, height * .62, height * .8, 7, 1, TEA);
        }
        still.sheen(glass, height * .1, height * .9, .5);
        glass.ring(canvas, height, 1, "#fff6");
        canvas.stroke(glass.hoop(height), Colour.BRASS.light(.3).hex(), 4 * scale);
    }

    static void cup(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double lip = dice.between(136, 160);
        double height = dice.between(170, 230);
        still.shadow(CENTRE, FLOOR + 8, 190);
        Lathe saucer = new Lathe(CENTRE, FLOOR + 10).edge(0, 116).ring(10, 160).edge(30, 232);
        still.body(saucer, Colour.IVORY, Finish.GLAZED);
        saucer.ring(canvas, 30, 1, Colour.IVORY.light(.5).hex());
        saucer.ring(canvas, 30, .92, still.main().hex());
        saucer.ring(
                canvas,
                30,
                .86,
                canvas.across(Stop.at(0, Colour.IVORY.shade(.24)), Stop.at(1, Colour.IVORY.light(.2))));
        double side = CENTRE + lip * .9;
        still.bar(
                Pen.from(side - 20, FLOOR - height * .8)
                        .curve(
                                side + 100,
                                FLOOR - height * .95,
                                side + 90,
                                FLOOR - height * .2,
                                side - 30,
                                FLOOR - height * .3),
                20,
                still.main());
        Lathe cup = new Lathe(CENTRE, FLOOR - 6)
                .edge(0, lip * .5)
                .edge(10, lip * .48)
                .ring(height * .3, lip * .8)
                .edge(height, lip);
        still.body(cup, Finish.GLAZED);
        still.band(cup, height * .46, height * .84, 7, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(cup, height * .2, height * .92, .4);
        still.mouth(cup, .93, Colour.IVORY);
        cup.ring(canvas, height * .94, .84, TEA.shade(.3).hex());
        steam(canvas, CENTRE, FLOOR - height - 26);
    }

    /** Two thin threads of steam. */
    static void steam(Canvas canvas, double x, double y) {
        Pen threads = Pen.from(x - 16, y)
                .curve(x - 46, y - 40, x + 14, y - 70, x - 18, y - 120)
                .move(x + 26, y - 6)
                .curve(x, y - 40, x + 52, y - 60, x + 24, y - 100);
        canvas.stroke(threads, Colour.WHITE.hex(), 7, .34);
    }
}
