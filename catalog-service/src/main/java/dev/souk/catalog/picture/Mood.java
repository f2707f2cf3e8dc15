package dev.souk.catalog.picture;

import java.util.Comparator;
import java.util.List;

/** The hour and the room of a picture: which walls and tables go with it. */
enum Mood {
    NOON,
    DUSK,
    LINEN,
    WATER,
    GARDEN;

    /** A wall and the table before it. */
    record Room(Colour wall, Colour table) {
        private Room(int wall, int table) {
            this(new Colour(wall), new Colour(table));
        }
    }

    /** Below this distance a thing is lost before the wall. */
    private static final int APART = 190;

    /** A room whose wall lets this colour stand out. */
    Room room(Dice dice, Colour main) {
        List<Room> fitting = rooms().stream()
                .filter(room -> room.wall.distance(main) > APART)
                .toList();
        return fitting.isEmpty() ? farthest(main) : dice.pick(fitting);
    }

    private Room farthest(Colour main) {
        return rooms().stream()
                .max(Comparator.comparingInt(room -> room.wall.distance(main)))
                .orElseThrow();
    }

    private List<Room> rooms() {
        return switch (this) {
            case NOON ->
                List.of(
                        new Room(0xEBDCC0, 0xB98A5E),
                        new Room(0xE6C6A6, 0xA8714A),
                        new Room(0xA9C4BC, 0xC79C6C),
                        new Room(0xC9CFB4, 0xB0855A),
                        new Room(0xF0DDB0, 0xA9794F));
            case DUSK ->
                List.of(
                        new Room(0x3D4A66, 0x6B4936),
                        new Room(0x2F5755, 0x75503A),
                        new Room(0x5A3A44, 0x7C5238),
                        new Room(0x4B4038, 0x80583C));
            case LINEN ->
                List.of(
                        new Room(0xEDE3D2, 0xC9AD86),
                        new Room(0xDCD2C4, 0xB3946F),
                        new Room(0xB9CBC9, 0xCDB391),
                        new Room(0xE9CFBC, 0xB98C66));
            case WATER ->
                List.of(
                        new Room(0xBAD3D1, 0xE2D6C2),
                        new Room(0xDCE4DA, 0xCDBFA8),
                        new Room(0xEADFD0, 0xD8C7AC),
                        new Room(0x7FA9A9, 0xE0D2BA));
            case GARDEN ->
                List.of(
                        new Room(0xC3D6D9, 0xB99A72),
                        new Room(0xD5DBB9, 0xA98560),
                        new Room(0xEBD3B5, 0xB07F57),
                        new Room(0x8FA893, 0xC8A77C));
        };
    }
}
