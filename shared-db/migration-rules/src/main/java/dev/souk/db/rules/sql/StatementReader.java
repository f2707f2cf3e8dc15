package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBLexer;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.ColumnCreateTableContext;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.CopyCreateTableContext;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.CreateTableContext;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.DdlStatementContext;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.QueryCreateTableContext;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser.SqlStatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Statement} of one statement's words. */
final class StatementReader {

    private static final int WORDS_OF_A_NAME = 2;

    /** As long as a person wants to read. */
    private static final int LONGEST_REASON = 160;

    private static final Set<Integer> ROW_WORDS = Set.of(
            MariaDBLexer.INSERT,
            MariaDBLexer.UPDATE,
            MariaDBLexer.DELETE,
            MariaDBLexer.REPLACE,
            MariaDBLexer.LOAD,
            MariaDBLexer.TRUNCATE,
            MariaDBLexer.CALL);

    private final String sql;
    private final List<Token> words;

    private StatementReader(String sql, List<Token> words) {
        this.sql = sql;
        this.words = words;
    }

    static Statement read(String sql, List<Token> words) {
        StatementReader reader = new StatementReader(sql, List.copyOf(words));
        try {
            return reader.read();
        } catch (ParseCancellationException refused) {
            return reader.starts(ROW_WORDS)
                    ? new Statement.ChangeRows(reader.firstWords())
                    : new Statement.NotUnderstood(String.valueOf(refused.getMessage()));
        }
    }

    private Statement read() {
        SqlStatementContext statement = parsed();
        if (statement.ddlStatement() != null) {
            return ofSchema(statement.ddlStatement());
        }
        if (statement.setStatementFor() != null) {
            return new Statement.SetVariables(List.of("set statement"));
        }
        if (statement.administrationStatement() != null
                && statement.administrationStatement().setStatement() != null) {
            return new Statement.SetVariables(variables());
        }
        return starts(ROW_WORDS) ? new Statement.ChangeRows(firstWords()) : new Statement.Other(firstWords());
    }

    private Statement ofSchema(DdlStatementContext ddl) {
        if (ddl.createTable() != null) {
            return createTable(ddl.createTable());
        }
        if (ddl.alterTable() != null) {
            MariaDBParser.AlterTableContext alter = ddl.alterTable();
            return alter(
                    alter.tableName(),
                    ChangeReader.changes(sql, alter),
                    ChangeReader.isRepeatable(alter),
                    alter.waitNowaitClause());
        }
        if (ddl.createIndex() != null) {
            MariaDBParser.CreateIndexContext create = ddl.createIndex();
            return alter(
                    create.tableName(),
                    List.of(ChangeReader.index(create)),
                    create.ifNotExists() != null,
                    create.waitNowaitClause());
        }
        if (ddl.dropIndex() != null) {
            MariaDBParser.DropIndexContext drop = ddl.dropIndex();
            return alter(
                    drop.tableName(),
                    List.of(new TableChange.DropIndex(Identifiers.of(drop.uid()))),
                    drop.ifExists() != null,
                    drop.waitNowaitClause());
        }
        if (ddl.dropTable() != null) {
            return new Statement.DropTables(
                    ddl.dropTable().tables().tableName().stream()
                            .map(Identifiers::of)
                            .toList(),
                    ddl.dropTable().ifExists() != null);
        }
        if (ddl.renameTable() != null) {
            return new Statement.RenameTables(ddl.renameTable().renameTableClause().stream()
                    .map(clause -> Identifiers.of(clause.tableName(0)))
                    .toList());
        }
        return ddl.truncateTable() != null ? new Statement.ChangeRows(firstWords()) : new Statement.Other(firstWords());
    }

    private Statement alter(
            MariaDBParser.TableNameContext table,
            List<TableChange> changes,
            boolean repeatable,
            MariaDBParser.@Nullable WaitNowaitClauseContext wait) {
        Locking locking = Locking.of(valueOf(MariaDBLexer.ALGORITHM), valueOf(MariaDBLexer.LOCK));
        return new Statement.AlterTable(Identifiers.of(table), changes, locking, repeatable, wait != null);
    }

    private Statement createTable(CreateTableContext create) {
        return switch (create) {
            case ColumnCreateTableContext columns ->
                createTable(
                        columns,
                        columns.tableName(),
                        columns.ifNotExists() != null,
                        columns.orReplace() != null,
                        false);
            case QueryCreateTableContext query ->
                createTable(query, query.tableName(), query.ifNotExists() != null, query.orReplace() != null, true);
            case CopyCreateTableContext copy ->
                new Statement.CreateTable(
                        Identifiers.of(copy.tableName(0)),
                        copy.ifNotExists() != null,
                        copy.orReplace() != null,
                        false,
                        true,
                        Optional.empty(),
                        Set.of(),
                        List.of());
            default -> new Statement.Other(firstWords());
        };
    }

    private Statement createTable(
            CreateTableContext create,
            MariaDBParser.TableNameContext table,
            boolean ifNotExists,
            boolean orReplace,
            boolean filled) {
        TableWalk walk = new TableWalk();
        ParseTreeWalker.DEFAULT.walk(walk, create);
        return new Statement.CreateTable(
                Identifiers.of(table),
                ifNotExists,
                orReplace,
                filled,
                walk.hasPrimaryKey,
                Optional.ofNullable(walk.engine),
                Set.copyOf(walk.characterSets),
                List.copyOf(walk.parents));
    }

    /** The word after {@code ALGORITHM =} or {@code LOCK =}; the last one counts, as for the server. */
    private Optional<String> valueOf(int type) {
        Optional<String> value = Optional.empty();
        int depth = 0;
        for (int i = 0; i + 1 < words.size(); i++) {
            int word = words.get(i).getType();
            if (word == MariaDBLexer.LR_BRACKET) {
                depth++;
            } else if (word == MariaDBLexer.RR_BRACKET) {
                depth--;
            } else if (word == type && depth == 0) {
                int next = words.get(i + 1).getType() == MariaDBLexer.EQUAL_SYMBOL ? i + 2 : i + 1;
                value = next < words.size() ? Optional.of(words.get(next).getText()) : value;
            }
        }
        return value;
    }

    /** What stands before each assignment of a {@code SET}: {@code session lock_wait_timeout}. */
    private List<String> variables() {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean before = true;
        int depth = 0;
        for (Token word : words.subList(1, words.size())) {
            switch (word.getType()) {
                case MariaDBLexer.LR_BRACKET -> depth++;
                case MariaDBLexer.RR_BRACKET -> depth--;
                default -> {}
            }
            boolean assigns = word.getType() == MariaDBLexer.EQUAL_SYMBOL || word.getType() == MariaDBLexer.VAR_ASSIGN;
            if (depth == 0 && word.getType() == MariaDBLexer.COMMA) {
                names.add(name.toString());
                name.setLength(0);
                before = true;
            } else if (assigns) {
                before = false;
            } else if (before) {
                name.append(name.isEmpty() || word.getText().startsWith(".") ? "" : " ")
                        .append(word.getText());
            }
        }
        names.add(name.toString());
        return names.stream().map(StatementReader::variable).toList();
    }

    private static String variable(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("`", "")
                .replaceAll("@@(session|local)\\s*\\.\\s*|^(session|local)\\s+|^@@(?!global)", "");
    }

    private boolean starts(Set<Integer> types) {
        return types.contains(words.getFirst().getType());
    }

    private String firstWords() {
        return words.stream()
                .limit(WORDS_OF_A_NAME)
                .map(Token::getText)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private SqlStatementContext parsed() {
        MariaDBLexer lexer = new MariaDBLexer(CharStreams.fromString(known()));
        lexer.removeErrorListeners();
        MariaDBParser parser = new MariaDBParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusing());
        MariaDBParser.RootContext root = parser.root();
        return statements(root)
                .findFirst()
                .orElseThrow(() -> new ParseCancellationException("there is no statement in it"));
    }

    /** The grammar knows of a {@code drop index} only the algorithms of old. Which one it is, the words themselves say. */
    private String known() {
        boolean dropsIndex = words.size() > 1
                && words.get(0).getType() == MariaDBLexer.DROP
                && words.get(1).getType() == MariaDBLexer.INDEX;
        return dropsIndex ? sql.replaceAll("(?i)\\b(nocopy|instant)\\b", "inplace") : sql;
    }

    private static Stream<SqlStatementContext> statements(ParseTree tree) {
        if (tree instanceof SqlStatementContext statement) {
            return Stream.of(statement);
        }
        return Stream.iterate(0, i -> i + 1).limit(tree.getChildCount()).flatMap(i -> statements(tree.getChild(i)));
    }

    /** The first error ends it: what a parser makes of the rest is guesswork. */
    private static final class Refusing extends BaseErrorListener {

        @Override
        public void syntaxError(
                @Nullable Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            String shorter = message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "..." : message;
            throw new ParseCancellationException(shorter);
        }
    }
}
