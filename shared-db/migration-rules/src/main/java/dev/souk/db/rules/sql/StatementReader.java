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
            MariaDBLexer.CALL,
            MariaDBLexer.WITH);

    private static final Set<String> NEW_TYPES = Set.of("uuid", "inet4", "inet6");
    private static final Set<String> NEW_ALGORITHMS = Set.of("nocopy", "instant");

    /** After them stands the name of a column and not its type. */
    private static final Set<Integer> BEFORE_A_NAME = Set.of(
            MariaDBLexer.ADD,
            MariaDBLexer.COLUMN,
            MariaDBLexer.EXISTS,
            MariaDBLexer.LR_BRACKET,
            MariaDBLexer.COMMA,
            MariaDBLexer.MODIFY,
            MariaDBLexer.CHANGE,
            MariaDBLexer.DROP,
            MariaDBLexer.RENAME,
            MariaDBLexer.TO,
            MariaDBLexer.AFTER,
            MariaDBLexer.KEY,
            MariaDBLexer.INDEX);

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
            return new Statement.NotUnderstood(String.valueOf(refused.getMessage()));
        } catch (NullPointerException hole) {
            // The grammar lets words be left out that the server wants, and the tree has a hole there.
            return new Statement.NotUnderstood("words are missing");
        }
    }

    private Statement read() {
        if (starts(ROW_WORDS)) {
            return new Statement.ChangeRows(firstWords());
        }
        SqlStatementContext statement = parsed();
        if (statement.ddlStatement() != null) {
            return ofSchema(statement.ddlStatement());
        }
        if (statement.setStatementFor() != null) {
            return new Statement.SetVariables(List.of(new Statement.SetVariables.Setting("statement", "")));
        }
        if (statement.administrationStatement() != null
                && statement.administrationStatement().setStatement() != null) {
            return new Statement.SetVariables(variables());
        }
        return new Statement.Other(firstWords());
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
                    List.of(
                            create.orReplace() == null
                                    ? ChangeReader.index(create)
                                    : new TableChange.Other("create or replace index")),
                    create.ifNotExists() != null,
                    create.waitNowaitClause());
        }
        if (ddl.dropIndex() != null) {
            MariaDBParser.DropIndexContext drop = ddl.dropIndex();
            return alter(
                    drop.tableName(),
                    List.of(ChangeReader.dropIndex(drop.uid())),
                    drop.ifExists() != null,
                    drop.waitNowaitClause());
        }
        if (ddl.dropTable() != null) {
            return new Statement.DropTables(
                    ddl.dropTable().tables().tableName().stream()
                            .map(Identifiers::of)
                            .toList(),
                    ddl.dropTable().waitNowaitClause() != null);
        }
        if (ddl.renameTable() != null) {
            return renameTables(ddl.renameTable().renameTableClause());
        }
        return ddl.truncateTable() != null ? new Statement.ChangeRows(firstWords()) : new Statement.Other(firstWords());
    }

    private static Statement renameTables(List<MariaDBParser.RenameTableClauseContext> clauses) {
        return new Statement.RenameTables(
                clauses.stream()
                        .map(clause -> Identifiers.of(clause.tableName(0)))
                        .toList(),
                clauses.stream()
                        .map(clause -> Identifiers.of(clause.tableName(1)))
                        .toList(),
                clauses.stream().anyMatch(clause -> clause.waitNowaitClause() != null));
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
                        List.of(Identifiers.of(copy.tableName(1))));
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
                CharacterSets.in(sql),
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

    /** The assignments of a {@code SET}, cut at the commas between them. */
    private List<Statement.SetVariables.Setting> variables() {
        List<Statement.SetVariables.Setting> settings = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        StringBuilder value = new StringBuilder();
        StringBuilder side = name;
        int depth = 0;
        for (Token word : words.subList(1, words.size())) {
            int type = word.getType();
            depth += type == MariaDBLexer.LR_BRACKET ? 1 : type == MariaDBLexer.RR_BRACKET ? -1 : 0;
            if (depth == 0 && type == MariaDBLexer.COMMA) {
                settings.add(setting(name, value));
                side = name;
            } else if (side == name && (type == MariaDBLexer.EQUAL_SYMBOL || type == MariaDBLexer.VAR_ASSIGN)) {
                side = value;
            } else {
                side.append(side.isEmpty() || word.getText().startsWith(".") ? "" : " ")
                        .append(word.getText());
            }
        }
        settings.add(setting(name, value));
        return settings;
    }

    private static Statement.SetVariables.Setting setting(StringBuilder name, StringBuilder value) {
        Statement.SetVariables.Setting setting = new Statement.SetVariables.Setting(
                variable(name.toString()), value.toString().toLowerCase(Locale.ROOT));
        name.setLength(0);
        value.setLength(0);
        return setting;
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
        List<SqlStatementContext> found = statements(root).toList();
        if (found.size() != 1) {
            throw new ParseCancellationException("a semicolon is missing: it is %d statements".formatted(found.size()));
        }
        return found.getFirst();
    }

    /**
     * The statement in words that the grammar knows, each as long as the one it stands for. Of a {@code drop index} it knows
     * only the algorithms of old, and of the types neither UUID nor addresses of the Internet.
     */
    private String known() {
        StringBuilder known = new StringBuilder(sql);
        boolean dropsIndex = words.size() > 1
                && words.get(0).getType() == MariaDBLexer.DROP
                && words.get(1).getType() == MariaDBLexer.INDEX;
        int begin = words.getFirst().getStartIndex();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).getText().toLowerCase(Locale.ROOT);
            String standIn = dropsIndex ? "inplace" : "text";
            boolean isUnknown = dropsIndex ? NEW_ALGORITHMS.contains(word) : isUnknownType(i, word);
            int start = sql.offsetByCodePoints(0, words.get(i).getStartIndex() - begin);
            if (isUnknown) {
                known.replace(
                        start,
                        start + word.length(),
                        standIn + " ".repeat(Math.max(0, word.length() - standIn.length())));
            }
        }
        return known.toString();
    }

    private boolean isUnknownType(int i, String word) {
        boolean called = i + 1 < words.size() && words.get(i + 1).getType() == MariaDBLexer.LR_BRACKET;
        int before = words.get(i - 1).getType();
        return NEW_TYPES.contains(word) && !called && !BEFORE_A_NAME.contains(before);
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
