package dev.souk.catalog.picture;

/** What is cut and sewn to be carried. */
final class Hides {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Hides() {}

    static void satchel(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(176, 200);
        double top = FLOOR - still.dice().between(250, 280);
        still.shadow(CENTRE, FLOOR + 4, half);
        still.bar(
                Pen.from(CENTRE - half + 26, top + 30)
                        .curve(
                                CENTRE - half - 20,
                                top - 200,
                                CENTRE + half + 20,
                                top - 200,
                                CENTRE + half - 26,
                                top + 30),
                19,
                still.main().shade(.16));
        Pen body = Pen.from(CENTRE - half, top + 20)
                .bend(CENTRE - half, top, CENTRE - half + 22, top)
                .line(CENTRE + half - 22, top)
                .bend(CENTRE + half, top, CENTRE + half, top + 20)
                .line(CENTRE + half + 6, FLOOR - 20)
                .bend(CENTRE + half + 4, FLOOR, CENTRE + half - 18, FLOOR)
                .line(CENTRE - half + 18, FLOOR)
                .bend(CENTRE - half - 4, FLOOR, CENTRE - half - 6, FLOOR - 20)
                .close();
        hide(still, body, still.main().shade(.12));
        double flapLow = top + still.dice().between(140, 172);
        Pen flap = Pen.from(CENTRE - half - 2, top + 20)
                .bend(CENTRE - half, top - 6, CENTRE - half + 22, top - 6)
                .line(CENTRE + half - 22, top - 6)
                .bend(CENTRE + half, top - 6, CENTRE + half + 2, top + 20)
                .line(CENTRE + half + 2, flapLow - 60)
                .curve(CENTRE + half, flapLow, CENTRE + half * .5, flapLow, CENTRE, flapLow)
                .curve(CENTRE - half * .5, flapLow, CENTRE - half, flapLow, CENTRE - half - 2, flapLow - 60)
                .close();
        canvas.moved(5, 9);
        canvas.path(flap, Colour.INK.hex(), .3);
        canvas.end();
        hide(still, flap, still.main());
        tooled(still, Surface.flat(CENTRE - half * .82, top + 20, half * 1.64, 54), 8, 1);
        canvas.stitches(
                Pen.from(CENTRE - half + 10, top + 16)
                        .line(CENTRE - half + 10, flapLow - 62)
                        .curve(CENTRE - half + 12, flapLow - 12, CENTRE - half * .5, flapLow - 12, CENTRE, flapLow - 12)
                        .curve(
                                CENTRE + half * .5,
                                flapLow - 12,
                                CENTRE + half - 12,
                                flapLow - 12,
                                CENTRE + half - 10,
                                flapLow - 62)
                        .line(CENTRE + half - 10, top + 16),
                still.main().light(.6).hex(),
                3);
        strap(still, CENTRE - half * .44, flapLow);
        strap(still, CENTRE + half * .44, flapLow);
    }

    private static void strap(Still still, double x, double y) {
        Canvas canvas = still.canvas();
        canvas.rect(
                x - 15,
                y - 74,
                30,
                122,
                12,
                canvas.across(
                        Stop.at(0, still.main().light(.06)),
                        Stop.at(1, still.main().shade(.34))));
        buckle(canvas, x, y + 2, 24, 22);
    }

    private static void buckle(Canvas canvas, double x, double y, double half, double tall) {
        Pen frame = Pen.from(x - half, y - tall)
                .line(x + half, y - tall)
                .line(x + half, y + tall)
                .line(x - half, y + tall)
                .close();
        canvas.stroke(frame, Colour.BRASS.shade(.4).hex(), 9);
        canvas.stroke(frame, Colour.BRASS.light(.2).hex(), 5);
        canvas.stroke(
                Pen.from(x, y - tall).line(x, y + tall), Colour.BRASS.light(.3).hex(), 5);
    }

    /** A piece of leather: grain, a soft light in its middle, dark towards its edge. */
    static void hide(Still still, Pen piece, Colour colour) {
        Canvas canvas = still.canvas();
        canvas.path(
                piece,
                canvas.aslant(Stop.at(0, colour.light(.26)), Stop.at(.4, colour), Stop.at(1, colour.shade(.32))));
        String grain =
                "<path d=\"M2 3l2 1M9 8l2-1M5 12l1 1M12 2l1 1M14 13l1-1\" stroke=\"#1c1008\" stroke-opacity=\".22\"/>";
        canvas.path(piece, canvas.tiles(0, 0, 16, 15, grain), 1);
        canvas.stroke(piece, colour.shade(.45).hex(), 3, .6);
    }

    private static void tooled(Still still, Surface surface, int columns, int rows) {
        Colour gilt = still.main().brightness() > 150 ? still.main().shade(.5) : Colour.BRASS.light(.2);
        still.ornament()
                .lay(
                        still.canvas(),
                        surface,
                        columns,
                        rows,
                        gilt.hex(),
                        still.main().shade(.4).hex());
    }

    static void belt(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(150, 172);
        double wide = still.dice().between(74, 92);
        still.shadow(CENTRE - 20, FLOOR, radius * 1.1);
        Lathe outer = new Lathe(CENTRE - 30, FLOOR).edge(0, radius).edge(wide, radius);
        canvas.path(outer.outline(), canvas.fill(still.main(), Finish.MATTE));
        outer.ring(canvas, wide, 1, still.main().light(.2).hex());
        for (int turn = 0; turn < 4; turn++) {
            double share = .95 - turn * .17;
            outer.ring(canvas, wide, share, still.main().shade(.55).hex());
            outer.ring(
                    canvas,
                    wide,
                    share - .06,
                    (turn == 3 ? still.main().shade(.6) : still.main().light(.12)).hex());
        }
        Colour gilt = still.main().brightness() > 150 ? still.main().shade(.5) : Colour.BRASS.light(.2);
        still.ornament()
                .lay(
                        canvas,
                        outer.band(wide * .2, wide * .8),
                        8,
                        1,
                        gilt.hex(),
                        still.main().shade(.4).hex());
        canvas.stitches(outer.hoop(wide * .1), still.main().light(.6).hex(), 3);
        canvas.stitches(outer.hoop(wide * .9), still.main().light(.6).hex(), 3);
        double end = CENTRE - 30 + radius * .6;
        Pen tongue = Pen.from(end, FLOOR + 26 - wide)
                .line(end + 150, FLOOR + 18 - wide * .86)
                .line(end + 150, FLOOR + 20)
                .line(end, FLOOR + 27)
                .close();
        canvas.path(
                tongue,
                canvas.across(
                        Stop.at(0, still.main().shade(.1)),
                        Stop.at(.5, still.main().light(.1)),
                        Stop.at(1, still.main().shade(.2))));
        buckle(canvas, end + 156, FLOOR + 20 - wide * .44, wide * .4, wide * .56);
    }

    static void wallet(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(160, 186);
        double tall = half * still.dice().within(1.14, 1.34);
        double y = FLOOR + 4;
        still.shadow(CENTRE + 10, y, half * .96);
        canvas.transformed(CENTRE, y, 1, still.dice().between(-3, 3));
        canvas.rect(-half * .62, -tall - 34, half * 1.2, 80, 6, canvas.fill(Colour.IVORY, Finish.MATTE));
        canvas.rect(
                -half * .5,
                -tall - 18,
                half * 1.2,
                80,
                6,
                canvas.fill(Tint.TEAL.colour().light(.4), Finish.MATTE));
        Pen back = rounded(half + 8, tall + 4, 24);
        hide(still, back, still.main().shade(.26));
        Pen front = rounded(half, tall, 22);
        hide(still, front, still.main());
        canvas.stitches(
                rounded(half - 12, tall - 12, 16), still.main().light(.6).hex(), 3);
        if (still.ornamented()) {
            tooled(still, Surface.flat(-half * .78, -tall * .36, half * 1.56, half * .39), 4, 1);
            tooled(still, Surface.flat(-half * .78, -tall * .82, half * 1.56, half * .2), 8, 1);
        } else {
            canvas.stroke(
                    Pen.from(-half + 4, -tall * .4).line(half - 4, -tall * .4),
                    still.main().shade(.5).hex(),
                    4,
                    .7);
        }
        canvas.ellipse(
                half * .74,
                -tall * .5,
                15,
                15,
                canvas.around(.35, .3, .8, Stop.at(0, Colour.BRASS.light(.7)), Stop.at(1, Colour.BRASS.shade(.3))));
        canvas.end();
    }

    /** An upright rectangle on the origin with round corners. */
    private static Pen rounded(double half, double tall, double corner) {
        double low = tall > 0 ? -12 : 0;
        return Pen.from(-half + corner, -tall)
                .line(half - corner, -tall)
                .bend(half, -tall, half, -tall + corner)
                .line(half, low - corner)
                .bend(half, low, half - corner, low)
                .line(-half + corner, low)
                .bend(-half, low, -half, low - corner)
                .line(-half, -tall + corner)
                .bend(-half, -tall, -half + corner, -tall)
                .close();
    }
}
