package dev.souk.catalog.picture;

import java.util.List;

/** Where every still life stands: a wall, a table, the light from a window on the left. */
final class Scene {

    static final int SIDE = 800;
    /** Where wall and table meet, in every picture. */
    static final double HORIZON = 560;
    /** Where things stand. */
    static final double FLOOR = 664;

    private final Canvas canvas;
    private final Dice dice;
    private final Colour wall;
    private final Colour table;

    Scene(Canvas canvas, Dice dice, Mood.Room room) {
        this.canvas = canvas;
        this.dice = dice;
        this.wall = room.wall();
        this.table = room.table();
    }

    void paint() {
        String light = canvas.aslant(Stop.at(0, wall.light(.34)), Stop.at(.5, wall), Stop.at(1, wall.shade(.2)));
        canvas.rect(0, 0, SIDE, SIDE, 0, light);
        switch (dice.below(6)) {
            case 0, 1 -> niche();
            case 2 -> dado();
            case 3 -> shelfLine();
            default -> {}
        }
        boolean day = wall.brightness() > 100;
        if (day && dice.chance(65)) {
            windowLight();
        }
        table();
        paper();
    }

    /** The soft shadow of something that stands at x with a foot this wide: dark beneath, long to the right. */
    static void shadow(Canvas canvas, double x, double y, double foot) {
        Colour dark = new Colour(0x1E120C);
        String soft = canvas.around(.5, .5, .5, Stop.at(0, dark, .5), Stop.at(.55, dark, .26), Stop.at(1, dark, 0));
        canvas.ellipse(x + foot * .62, y + foot * .02, foot * 1.75, foot * .3, soft);
        canvas.ellipse(x + foot * .08, y + foot * .04, foot * 1.16, foot * .2, soft);
    }

    private void niche() {
        double half = dice.between(215, 265);
        double spring = dice.between(240, 300);
        double tip = spring - half * dice.within(.9, 1.15);
        Pen arch = Pen.from(400 - half, HORIZON)
                .line(400 - half, spring)
                .curve(400 - half, spring - half * .6, 400 - half * .35, tip + half * .16, 400, tip)
                .curve(400 + half * .35, tip + half * .16, 400 + half, spring - half * .6, 400 + half, spring)
                .line(400 + half, HORIZON)
                .close();
        canvas.path(
                arch,
                canvas.across(
                        Stop.at(0, wall.shade(.34)),
                        Stop.at(.14, wall.shade(.2)),
                        Stop.at(.6, wall.shade(.08)),
                        Stop.at(1, wall.light(.12))));
        canvas.stroke(arch, wall.light(.5).hex(), 3, .5);
    }

    private void dado() {
        double side = 56;
        double top = HORIZON - side * 3;
        Colour ground = wall.shade(.1);
        String tiles = dice.pick(List.of(Ornament.STARS, Ornament.TILES, Ornament.DIAMONDS))
                .fill(canvas, 8, top, side, ground, wall.light(.26), wall.shade(.24));
        canvas.rect(0, top, SIDE, side * 3, 0, tiles, .75);
        canvas.rect(0, top - 12, SIDE, 14, 0, wall.light(.3).hex(), .8);
        canvas.rect(0, top + 2, SIDE, 5, 0, wall.shade(.3).hex(), .3);
    }

    private void shelfLine() {
        double y = dice.between(110, 150);
        canvas.rect(0, y, SIDE, 16, 0, wall.light(.32).hex(), .8);
        canvas.rect(0, y + 16, SIDE, 10, 0, wall.shade(.35).hex(), .28);
    }

    private void windowLight() {
        double x = dice.between(120, 380);
        double y = dice.between(60, 130);
        double width = dice.between(84, 120);
        String glow = Colour.WHITE.light(.4).hex();
        for (int pane = 0; pane < 2; pane++) {
            double left = x + pane * (width + 16);
            double sag = pane * 12;
            canvas.path(
                    Pen.from(left, y + 70 + sag)
                            .curve(left + 4, y + 10 + sag, left + width * .6, y - 8 + sag, left + width, y + 84 + sag)
                            .line(left + width + 74, HORIZON)
                            .line(left + 74, HORIZON)
                            .close(),
                    glow,
                    .17);
        }
    }

    private void table() {
        canvas.rect(
                0,
                HORIZON,
                SIDE,
                SIDE - HORIZON,
                0,
                canvas.down(Stop.at(0, table.light(.22)), Stop.at(.3, table), Stop.at(1, table.shade(.26))));
        canvas.rect(0, HORIZON, SIDE, 4, 0, table.light(.5).hex(), .6);
        if (dice.chance(70)) {
            Pen grain = new Pen();
            for (int i = 0; i < 5; i++) {
                double x = dice.between(-60, 560);
                double y = HORIZON + 26 + i * 42 + dice.below(18);
                double length = dice.between(140, 420);
                grain.move(x, y).bend(x + length / 2, y + dice.between(-8, 8), x + length, y + dice.between(-3, 3));
            }
            canvas.stroke(grain, table.shade(.42).hex(), 2, .3);
        }
        canvas.rect(
                0,
                HORIZON,
                SIDE,
                SIDE - HORIZON,
                0,
                canvas.across(
                        Stop.at(0, table.light(.6), .34), Stop.at(.5, table, 0), Stop.at(1, table.shade(.7), .34)));
    }

    /** The tooth of the paper: a few specks, repeated. */
    private void paper() {
        StringBuilder specks = new StringBuilder("<path fill=\"#3a2a1c\" fill-opacity=\".07\" d=\"");
        Pen pen = new Pen();
        for (int i = 0; i < 9; i++) {
            double x = dice.below(90);
            double y = dice.below(90);
            pen.move(x, y).line(x + 2, y + 1).line(x + 1, y + 2).close();
        }
        canvas.rect(
                0,
                0,
                SIDE,
                SIDE,
                0,
                canvas.tiles(
                        0, 0, 92, 92, specks.append(pen.path()).append("\"/>").toString()));
    }
}
