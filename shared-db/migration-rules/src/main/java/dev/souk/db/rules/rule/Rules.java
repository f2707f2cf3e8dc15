package dev.souk.db.rules.rule;

import dev.souk.db.rules.Rule;
import java.util.List;

/** All rules that need nothing but the file. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new FileName(),
            new OneStatement(),
            new Misspelt(),
            new ExecutedComment(),
            new OtherStatement(),
            new OtherSchema(),
            new SessionSettings(),
            new DataChange(),
            new StatedLocking(),
            new Blocking(),
            new DropTable(),
            new RenameTable(),
            new DropColumn(),
            new RenameColumn(),
            new ChangeType(),
            new SetNotNull(),
            new DropDefault(),
            new NotNullColumn(),
            new ComputedDefault(),
            new AutoIncrement(),
            new PrimaryKey(),
            new AddUnique(),
            new DropUnique(),
            new AddForeignKey(),
            new CheckedForeignKey(),
            new AddCheck(),
            new SpecialIndex(),
            new CharacterSet(),
            new MoveRows(),
            new OtherChange(),
            new TableForm());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
