package dev.souk.catalog.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A path drawn in a cell of 10 by 10, ready to be bent onto any surface. */
record CellPath(List<Step> steps) {

    private static final double CELL = 10;

    private record Step(char command, List<Double> numbers) {}

    /** Reads absolute M, L, Q, C and Z; numbers apart by blanks. */
    static CellPath parse(String path) {
        List<Step> steps = new ArrayList<>();
        int start = 0;
        while (start < path.length()) {
            int end = start + 1;
            while (end < path.length() && !Character.isLetter(path.charAt(end))) {
                end++;
            }
            steps.add(new Step(path.charAt(start), numbers(path.substring(start + 1, end))));
            start = end;
        }
        return new CellPath(List.copyOf(steps));
    }

    /** The {@code d} of this path in each cell of a grid on the surface. */
    String repeat(Surface surface, int columns, int rows) {
        Pen pen = new Pen();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                draw(pen, surface, column, row, columns, rows);
            }
        }
        return pen.path();
    }

    private void draw(Pen pen, Surface surface, int column, int row, int columns, int rows) {
        for (Step step : steps) {
            double[] at = new double[step.numbers.size()];
            for (int i = 0; i < at.length; i += 2) {
                double u = (column + step.numbers.get(i) / CELL) / columns;
                double v = (row + step.numbers.get(i + 1) / CELL) / rows;
                at[i] = surface.x(u, v);
                at[i + 1] = surface.y(u, v);
            }
            pen.step(step.command, at);
        }
    }

    private static List<Double> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
    }
}
