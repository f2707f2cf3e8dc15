package dev.souk.db.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The safe way under construction. Its files take the number of the refused one and those after it. */
public final class Steps {

    /** A file that is surely there, where the safe way has no expand step of its own. */
    private static final long MADE_IT = 1;

    private static final Pattern RELEASE = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+");

    private final List<Step> steps = new ArrayList<>();
    private String nextRelease;
    private String lastRelease;
    private long version;
    private long expanded = MADE_IT;

    /**
     * Begins with the number of the refused file.
     *
     * @param nextRelease what the next release may be called, {@code v0.2.0}
     */
    public Steps(long version, String nextRelease) {
        this.version = version;
        this.nextRelease = nextRelease;
        this.lastRelease = nextRelease;
    }

    /** Something to do that is no file. */
    public Steps then(String words) {
        steps.add(new Step(words, Optional.empty(), Optional.empty()));
        return this;
    }

    /** Something to run or to build in. */
    public Steps code(String words, String code) {
        steps.add(new Step(words, Optional.empty(), Optional.of(code)));
        return this;
    }

    /** A file that the running release does not notice. */
    public Steps expand(String name, String sql) {
        expanded = version;
        return migration("Expand:", name, sql);
    }

    /** A nullable column, which the running release does not notice. */
    public Steps addColumn(String table, String column, String type) {
        return expand(
                "%s_%s".formatted(table, column),
                online(table, "add column %s %s null".formatted(column, type), "instant"));
    }

    /** A value where there is none. */
    public Steps fillNulls(String table, String column) {
        return code("Fill it for the rows that there are:", """
                Backfill.of("%1$s-%2$s")
                        .table("%1$s")
                        .longKey("id")
                        .update("update %1$s set %2$s = ... where id between :first and :last and %2$s is null");
                """.formatted(table, column));
    }

    /** A release whose statements are the new ones. */
    public Steps release(String words) {
        lastRelease = nextRelease;
        nextRelease = after(nextRelease);
        return then("Release " + lastRelease + ", which " + words + ".");
    }

    private static String after(String release) {
        Matcher parts = RELEASE.matcher(release);
        return parts.matches() ? "v%s.%d.0".formatted(parts.group(1), Integer.parseInt(parts.group(2)) + 1) : release;
    }

    /** A file that takes the old shape away, once no release uses it. */
    public Steps contract(String name, String sql) {
        String directive = "-- rules: contract of V%d, unused since %s%n".formatted(expanded, lastRelease);
        String words = expanded == MADE_IT
                ? "Contract, with the release after that; instead of V1 name the file that made what it changes:"
                : "Contract, with the release after that:";
        return migration(words, name, directive + sql);
    }

    /** A column that no release uses any more. */
    public Steps dropColumn(String table, String column) {
        return contract("drop_%s_%s".formatted(table, column), online(table, "drop column " + column, "nocopy"));
    }

    /** No value twice, once no release writes one. */
    public Steps addUnique(String table, String key, String columns) {
        return contract(key + "_unique", online(table, "add unique key %s (%s)".formatted(key, columns), "nocopy"));
    }

    /** A change that blocks nobody, as it stands in a file. */
    public static String online(String table, String change, String algorithm) {
        return """
                alter table %s
                    %s,
                    algorithm = %s,
                    lock = none;
                """.formatted(table, change, algorithm);
    }

    /** A file like any other. */
    public Steps migration(String words, String name, String sql) {
        MigrationFile file = new MigrationFile("V%d__%s.sql".formatted(version, name), sql.strip() + "\n");
        steps.add(new Step(words, Optional.of(file), Optional.empty()));
        version++;
        return this;
    }

    /** All of them. */
    public List<Step> toList() {
        return List.copyOf(steps);
    }
}
