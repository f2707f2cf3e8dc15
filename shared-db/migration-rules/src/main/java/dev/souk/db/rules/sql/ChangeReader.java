package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBLexer;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Makes {@link TableChange}s of what stands in an {@code alter table}. */
final class ChangeReader {

    private final String sql;

    private ChangeReader(String sql) {
        this.sql = sql;
    }

    static List<TableChange> changes(String sql, MariaDBParser.AlterTableContext alter) {
        ChangeReader reader = new ChangeReader(sql);
        Stream<TableChange> partitions = alter.partitionDefinitions() == null
                ? Stream.empty()
                : Stream.of(new TableChange.MoveRows(reader.words(alter.partitionDefinitions())));
        Stream<TableChange> ignored = alter.IGNORE() == null
                ? Stream.empty()
                : Stream.of(new TableChange.Other("alter ignore table, which loses rows without a word"));
        return Stream.of(alter.alterSpecification().stream().flatMap(reader::changes), partitions, ignored)
                .flatMap(changes -> changes)
                .toList();
    }

    /** Whether each change of it looks first whether it was made already. */
    static boolean isRepeatable(MariaDBParser.AlterTableContext alter) {
        return alter.alterSpecification().stream()
                .filter(change -> !(change instanceof MariaDBParser.AlterBySetAlgorithmContext)
                        && !(change instanceof MariaDBParser.AlterByLockContext))
                .allMatch(ChangeReader::looksFirst);
    }

    private static boolean looksFirst(ParserRuleContext change) {
        return change.children.stream()
                .anyMatch(child -> child instanceof MariaDBParser.IfExistsContext
                        || child instanceof MariaDBParser.IfNotExistsContext);
    }

    /** The primary key is an index of that name. */
    static TableChange dropIndex(MariaDBParser.UidContext uid) {
        String name = Identifiers.of(uid);
        return name.equalsIgnoreCase("PRIMARY") ? new TableChange.DropPrimaryKey() : new TableChange.DropIndex(name);
    }

    static TableChange index(MariaDBParser.CreateIndexContext create) {
        return new TableChange.AddIndex(
                Optional.of(Identifiers.of(create.uid())),
                kind(create.indexCategory),
                Identifiers.of(create.indexColumnNames()));
    }

    private static TableChange.AddIndex.Kind kind(@Nullable Token word) {
        return switch (word == null ? 0 : word.getType()) {
            case MariaDBLexer.UNIQUE -> TableChange.AddIndex.Kind.UNIQUE;
            case MariaDBLexer.FULLTEXT -> TableChange.AddIndex.Kind.FULLTEXT;
            case MariaDBLexer.SPATIAL -> TableChange.AddIndex.Kind.SPATIAL;
            default -> TableChange.AddIndex.Kind.PLAIN;
        };
    }

    private Stream<TableChange> changes(MariaDBParser.AlterSpecificationContext change) {
        return switch (change) {
            case MariaDBParser.AlterBySetAlgorithmContext algorithm -> Stream.empty();
            case MariaDBParser.AlterByLockContext lock -> Stream.empty();
            case MariaDBParser.AlterByAddColumnContext add ->
                added(column(add.uid(0), add.columnDefinition()), add.columnDefinition());
            case MariaDBParser.AlterByAddColumnsContext add -> columns(add);
            case MariaDBParser.AlterByAddDefinitionsContext add ->
                add.createDefinition().stream().flatMap(this::definition);
            case MariaDBParser.AlterByChangeColumnContext modify ->
                Stream.of(new TableChange.ChangeColumn(
                        Identifiers.of(modify.oldColumn), column(modify.newColumn, modify.columnDefinition())));
            case MariaDBParser.AlterByModifyColumnContext modify ->
                Stream.of(new TableChange.ChangeColumn(
                        Identifiers.of(modify.uid(0)), column(modify.uid(0), modify.columnDefinition())));
            case MariaDBParser.AlterByRenameColumnContext rename ->
                Stream.of(new TableChange.RenameColumn(
                        Identifiers.of(rename.oldColumn), Identifiers.of(rename.newColumn)));
            case MariaDBParser.AlterByDropColumnContext drop ->
                Stream.of(new TableChange.DropColumn(Identifiers.of(drop.uid())));
            case MariaDBParser.AlterByChangeDefaultContext byDefault ->
                Stream.of(
                        byDefault.DROP() == null
                                ? new TableChange.SetDefault(Identifiers.of(byDefault.uid()))
                                : new TableChange.DropDefault(Identifiers.of(byDefault.uid())));
            case MariaDBParser.AlterByAddIndexContext add ->
                Stream.of(new TableChange.AddIndex(
                        name(add.uid()), TableChange.AddIndex.Kind.PLAIN, Identifiers.of(add.indexColumnNames())));
            case MariaDBParser.AlterByAddUniqueKeyContext add ->
                Stream.of(new TableChange.AddIndex(
                        name(add.indexName == null ? add.name : add.indexName),
                        TableChange.AddIndex.Kind.UNIQUE,
                        Identifiers.of(add.indexColumnNames())));
            case MariaDBParser.AlterByAddSpecialIndexContext add ->
                Stream.of(new TableChange.AddIndex(
                        name(add.uid()), kind(add.keyType), Identifiers.of(add.indexColumnNames())));
            case MariaDBParser.AlterByDropIndexContext drop -> Stream.of(dropIndex(drop.uid()));
            // It drops whatever is called so: a check, a foreign key, a unique key.
            case MariaDBParser.AlterByDropConstraintCheckContext drop -> Stream.of(dropIndex(drop.uid()));
            case MariaDBParser.AlterByAddPrimaryKeyContext add ->
                Stream.of(new TableChange.AddPrimaryKey(Identifiers.of(add.indexColumnNames())));
            case MariaDBParser.AlterByNotExistingPrimaryKeyContext add ->
                Stream.of(new TableChange.AddPrimaryKey(List.of()));
            case MariaDBParser.AlterByDropPrimaryKeyContext drop -> Stream.of(new TableChange.DropPrimaryKey());
            case MariaDBParser.AlterByAddForeignKeyContext add ->
                Stream.of(foreignKey(name(add.name), add.indexColumnNames(), add.referenceDefinition()));
            case MariaDBParser.AlterByAddCheckTableConstraintContext add ->
                Stream.of(new TableChange.AddCheck(name(add.name), words(add.expression())));
            case MariaDBParser.AlterByRenameContext rename ->
                Stream.of(new TableChange.RenameTable(
                        rename.fullId() == null
                                ? new TableName(Optional.empty(), Identifiers.of(rename.uid()))
                                : Identifiers.of(rename.fullId())));
            case MariaDBParser.AlterByConvertCharactersetContext convert ->
                Stream.of(new TableChange.ConvertCharacterSet());
            case MariaDBParser.AlterPartitionContext partition -> Stream.of(new TableChange.MoveRows(words(partition)));
            case MariaDBParser.AlterByDiscardTablespaceContext discard ->
                Stream.of(new TableChange.MoveRows(words(discard)));
            case MariaDBParser.AlterByImportTablespaceContext take -> Stream.of(new TableChange.MoveRows(words(take)));
            case MariaDBParser.AlterByRenameIndexContext rename -> Stream.of(new TableChange.Unnoticed(words(rename)));
            case MariaDBParser.AlterByAlterIndexIgnoreContext hide -> Stream.of(new TableChange.Unnoticed(words(hide)));
            case MariaDBParser.AlterByDropForeignKeyContext drop -> Stream.of(new TableChange.Unnoticed(words(drop)));
            case MariaDBParser.AlterByForceContext force -> Stream.of(new TableChange.SetEngine("InnoDB"));
            case MariaDBParser.AlterByTableOptionContext options ->
                options.tableOption().stream().map(this::option);
            case MariaDBParser.AlterByDefaultCharsetContext byDefault -> characterSets(byDefault);
            default -> Stream.of(new TableChange.Other(words(change)));
        };
    }

    private TableChange option(MariaDBParser.TableOptionContext option) {
        return switch (option) {
            case MariaDBParser.TableOptionCommentContext comment -> new TableChange.Unnoticed(words(comment));
            case MariaDBParser.TableOptionAutoIncrementContext next -> new TableChange.Unnoticed(words(next));
            case MariaDBParser.TableOptionEngineContext engine ->
                new TableChange.SetEngine(
                        Identifiers.unquoted(engine.engineName().getText()));
            case MariaDBParser.TableOptionCharsetContext set -> firstCharacterSet(set);
            case MariaDBParser.TableOptionCollateContext set -> firstCharacterSet(set);
            default -> new TableChange.Other(words(option));
        };
    }

    private TableChange firstCharacterSet(ParserRuleContext option) {
        return characterSets(option).findFirst().orElseGet(() -> new TableChange.Unnoticed(words(option)));
    }

    private Stream<TableChange> characterSets(ParserRuleContext option) {
        return CharacterSets.in(words(option)).stream().map(TableChange.SetCharacterSet::new);
    }

    /** A column that says {@code references} brings a foreign key with it. */
    private static Stream<TableChange> added(Column column, MariaDBParser.ColumnDefinitionContext definition) {
        Stream<TableChange> keys = definition.columnConstraint().stream()
                .filter(MariaDBParser.ReferenceColumnConstraintContext.class::isInstance)
                .map(constraint -> ((MariaDBParser.ReferenceColumnConstraintContext) constraint).referenceDefinition())
                .map(reference -> new TableChange.AddForeignKey(
                        Optional.empty(),
                        List.of(column.name()),
                        Identifiers.of(reference.tableName()),
                        reference.indexColumnNames() == null
                                ? List.of()
                                : Identifiers.of(reference.indexColumnNames())));
        return Stream.concat(Stream.of(new TableChange.AddColumn(column)), keys);
    }

    private Stream<TableChange> columns(MariaDBParser.AlterByAddColumnsContext add) {
        return Stream.iterate(0, i -> i + 1)
                .limit(add.columnDefinition().size())
                .flatMap(i -> added(column(add.uid(i), add.columnDefinition(i)), add.columnDefinition(i)));
    }

    /** As in a {@code create table}: a column, an index or a constraint in brackets. */
    private Stream<TableChange> definition(MariaDBParser.CreateDefinitionContext definition) {
        return switch (definition) {
            case MariaDBParser.ColumnDeclarationContext declaration ->
                added(column(declaration.uid(), declaration.columnDefinition()), declaration.columnDefinition());
            case MariaDBParser.ConstraintDeclarationContext constraint -> Stream.of(constraint(constraint));
            case MariaDBParser.IndexDeclarationContext index -> Stream.of(index(index));
            default -> Stream.of(new TableChange.Other(words(definition)));
        };
    }

    private TableChange constraint(MariaDBParser.ConstraintDeclarationContext declaration) {
        return switch (declaration.tableConstraint()) {
            case MariaDBParser.UniqueKeyTableConstraintContext unique ->
                new TableChange.AddIndex(
                        name(unique.index == null ? unique.name : unique.index),
                        TableChange.AddIndex.Kind.UNIQUE,
                        Identifiers.of(unique.indexColumnNames()));
            case MariaDBParser.ForeignKeyTableConstraintContext foreign ->
                foreignKey(name(foreign.name), foreign.indexColumnNames(), foreign.referenceDefinition());
            case MariaDBParser.PrimaryKeyTableConstraintContext primary ->
                new TableChange.AddPrimaryKey(Identifiers.of(primary.indexColumnNames()));
            case MariaDBParser.CheckTableConstraintContext check ->
                new TableChange.AddCheck(name(check.name), words(check.expression()));
            default -> new TableChange.Other(words(declaration));
        };
    }

    private TableChange index(MariaDBParser.IndexDeclarationContext declaration) {
        return switch (declaration.indexColumnDefinition()) {
            case MariaDBParser.SimpleIndexDeclarationContext plain ->
                new TableChange.AddIndex(
                        name(plain.uid()), TableChange.AddIndex.Kind.PLAIN, Identifiers.of(plain.indexColumnNames()));
            case MariaDBParser.SpecialIndexDeclarationContext special ->
                new TableChange.AddIndex(
                        name(special.uid()),
                        special.FULLTEXT() == null
                                ? TableChange.AddIndex.Kind.SPATIAL
                                : TableChange.AddIndex.Kind.FULLTEXT,
                        Identifiers.of(special.indexColumnNames()));
            default -> new TableChange.Other(words(declaration));
        };
    }

    private static TableChange foreignKey(
            Optional<String> name,
            MariaDBParser.IndexColumnNamesContext columns,
            MariaDBParser.ReferenceDefinitionContext reference) {
        List<String> parentColumns =
                reference.indexColumnNames() == null ? List.of() : Identifiers.of(reference.indexColumnNames());
        return new TableChange.AddForeignKey(
                name, Identifiers.of(columns), Identifiers.of(reference.tableName()), parentColumns);
    }

    private Column column(ParserRuleContext name, MariaDBParser.ColumnDefinitionContext definition) {
        return ColumnReader.column(
                Identifiers.unquoted(name.getText()), words(definition), words(definition.dataType()), definition);
    }

    private static Optional<String> name(MariaDBParser.@Nullable UidContext uid) {
        return Optional.ofNullable(uid).map(Identifiers::of);
    }

    /** As they stand in the statement. */
    private String words(ParserRuleContext part) {
        int start = sql.offsetByCodePoints(0, part.getStart().getStartIndex());
        int end = sql.offsetByCodePoints(0, part.getStop().getStopIndex() + 1);
        return sql.substring(start, end);
    }
}
