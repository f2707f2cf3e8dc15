package dev.souk.catalog.picture;

/** What is bottled and put up in jars. */
final class Larder {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour CORK = new Colour(0xC79A66);
    private static final Colour JUTE = new Colour(0xC9A877);

    private Larder() {}

    /** A paper label on the front of something turned, with a printed ornament. */
    static void label(Still still, Lathe jar, double low, double high) {
        Canvas canvas = still.canvas();
        Surface front = jar.band(low, high);
        Pen paper = Pen.from(front.x(.2, 0), front.y(.2, 0))
                .bend(front.x(.5, 0), front.y(.5, 0) * 2 - front.y(.2, 0), front.x(.8, 0), front.y(.8, 0))
                .line(front.x(.8, 1), front.y(.8, 1))
                .bend(front.x(.5, 1), front.y(.5, 1) * 2 - front.y(.2, 1), front.x(.2, 1), front.y(.2, 1))
                .close();
        canvas.path(paper, canvas.across(Stop.at(0, Colour.IVORY.light(.5)), Stop.at(1, Colour.IVORY.shade(.16))));
        canvas.stroke(
                paper,
                still.accent().brightness() > 200
                        ? Colour.BRASS.hex()
                        : still.accent().hex(),
                3);
        Colour ink = still.main().brightness() > 190 ? Colour.CLAY : still.main();
        Ornament print = still.ornamented() ? still.ornament() : Ornament.STARS;
        print.lay(canvas, front.part(.42, .14, .58, .56), 1, 1, ink.hex(), Colour.IVORY.hex());
        canvas.stroke(
                Pen.from(front.x(.34, .72), front.y(.34, .72))
                        .bend(front.x(.5, .72), front.y(.5, .72) + 3, front.x(.66, .72), front.y(.66, .72)),
                Colour.INK.hex(),
                5,
                .75);
        canvas.stroke(
                Pen.from(front.x(.4, .86), front.y(.4, .86)).line(front.x(.6, .86), front.y(.6, .86)),
                Colour.INK.hex(),
                3,
                .5);
    }

    static void cork(Still still, double x, double y, double radius, double height) {
        Lathe cork = new Lathe(x, y)
                .edge(-12, radius * .94)
                .edge(height * .8, radius * 1.04)
                .edge(height, radius * .98);
        still.body(cork, CORK, Finish.MATTE);
        cork.ring(still.canvas(), height, 1, CORK.light(.36).hex());
        still.canvas()
                .ellipse(
                        x - radius * .3, y - height * .4, 4, 2.4, CORK.shade(.4).hex());
        still.canvas()
                .ellipse(x + radius * .2, y - height * .6, 3, 2, CORK.shade(.4).hex());
        still.canvas()
                .ellipse(
                        x + radius * .04,
                        y - height * .2,
                        3.4,
                        2,
                        CORK.shade(.4).hex());
    }

    static void oilBottle(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(78, 94);
        double shoulder = still.dice().between(220, 260);
        Lathe bottle = new Lathe(CENTRE, FLOOR)
                .edge(0, radius * .94)
                .ring(12, radius)
                .ring(shoulder, radius)
                .ring(shoulder + 66, radius * .32)
                .edge(shoulder + 130, radius * .28);
        still.shadow(CENTRE, FLOOR, radius);
        Lathe oil = bottle.filled(6, shoulder + 30);
        still.body(oil, Finish.GLAZED);
        oil.ring(canvas, oil.height(), 1, still.main().light(.4).hex());
        canvas.path(bottle.outline(), canvas.fill(new Colour(0xDDE6C8), Finish.GLASS), .5);
        label(still, bottle, shoulder * .24, shoulder * .72);
        still.sheen(bottle, 16, shoulder + 20, .5);
        cork(still, CENTRE, FLOOR - shoulder - 130, radius * .26, 34);
        Growth.twig(canvas, CENTRE + radius + 76, FLOOR + 26, 150, 80, Colour.LEAF);
        olive(canvas, CENTRE + radius + 56, FLOOR + 22, Tint.OLIVE.colour());
        olive(canvas, CENTRE + radius + 100, FLOOR + 34, Tint.AUBERGINE.colour());
    }

    private static void olive(Canvas canvas, double x, double y, Colour colour) {
        canvas.ellipse(x + 10, y + 14, 26, 8, Colour.INK.hex(), .3);
        canvas.ellipse(
                x,
                y,
                24,
                18,
                canvas.around(
                        .32, .28, .8, Stop.at(0, colour.light(.6)), Stop.at(.4, colour), Stop.at(1, colour.shade(.4))));
    }

    static void honeyJar(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(122, 140);
        double height = still.dice().between(200, 240);
        Lathe jar = new Lathe(CENTRE, FLOOR)
                .edge(0, radius * .9)
                .ring(20, radius)
                .ring(height * .7, radius * .98)
                .edge(height, radius * .74);
        still.shadow(CENTRE, FLOOR, radius);
        Lathe honey = jar.filled(8, height * .82);
        canvas.path(
                honey.outline(),
                canvas.across(
                        Stop.at(0, still.main().shade(.3)),
                        Stop.at(.2, still.main().light(.5)),
                        Stop.at(.55, still.main()),
                        Stop.at(.8, still.main().light(.22)),
                        Stop.at(1, still.main().shade(.34))));
        canvas.path(jar.outline(), canvas.fill(Colour.WHITE, Finish.GLASS), .45);
        label(still, jar, height * .14, height * .6);
        still.sheen(jar, 26, height * .8, .5);
        cloth(still, CENTRE, FLOOR - height, radius * .8);
        dipper(still, CENTRE + radius + 50, FLOOR + 20);
    }

    /** A cloth tied over a jar. */
    private static void cloth(Still still, double x, double y, double radius) {
        Canvas canvas = still.canvas();
        Colour cloth = still.accent();
        String print = still.ornamented()
                ? still.ornament().fill(canvas, x, y, 32, cloth, figure(cloth), figure(cloth))
                : cloth.hex();
        Pen skirt = Pen.from(x - radius, y - 12);
        skirt.line(x - radius * 1.34, y + 40);
        double step = radius * 2.68 / 6;
        for (int i = 0; i < 6; i++) {
            double left = x - radius * 1.34 + i * step;
            skirt.bend(left + step / 2, y + 72, left + step, y + 40);
        }
        skirt.line(x + radius, y - 12).close();
        Pen cap = Pen.from(x - radius, y - 6)
                .curve(x - radius, y - 64, x + radius, y - 64, x + radius, y - 6)
                .arc(radius, radius * .14, true, x - radius, y - 6)
                .close();
        for (Pen part : new Pen[] {skirt, cap}) {
            canvas.path(part, print);
            canvas.path(
                    part,
                    canvas.across(
                            Stop.at(.1, Colour.WHITE, .24), Stop.at(.5, Colour.INK, 0), Stop.at(1, Colour.INK, .4)));
        }
        canvas.stroke(
                Pen.from(x - radius, y - 8).arc(radius, radius * .14, false, x + radius, y - 8),
                JUTE.shade(.14).hex(),
                8);
        canvas.stroke(
                Pen.from(x + 10, y + 8)
                        .bend(x - 20, y + 36, x - 6, y + 60)
                        .move(x + 14, y + 8)
                        .bend(x + 40, y + 30, x + 34, y + 56),
                JUTE.hex(),
                5);
    }

    private static Colour figure(Colour ground) {
        return ground.brightness() > 150 ? Colour.CLAY : Colour.IVORY;
    }

    private static void dipper(Still still, double x, double y) {
        Canvas canvas = still.canvas();
        canvas.ellipse(x + 30, y + 14, 90, 12, Colour.INK.hex(), .25);
        canvas.transformed(x, y - 10, 1, 76);
        still.bar(Pen.from(0, -40).line(0, -130), 12, Colour.WOOD);
        for (int i = 0; i < 4; i++) {
            double half = i == 0 || i == 3 ? 18 : 25;
            canvas.rect(-half, -44 + i * 18, half * 2, 13, 6, canvas.fill(Colour.WOOD.light(.1), Finish.MATTE));
        }
        canvas.end();
    }
}
