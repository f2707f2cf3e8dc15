package dev.souk.db.rules.rule;

import dev.souk.db.rules.Finding;
import dev.souk.db.rules.Migration;
import dev.souk.db.rules.Rule;
import dev.souk.db.rules.sql.Comment;
import java.util.stream.Stream;

final class ExecutedComment implements Rule {

    @Override
    public String name() {
        return "executed-comment";
    }

    @Override
    public String summary() {
        return "no comment is run by some servers and left out by others";
    }

    @Override
    public Stream<Finding> check(Migration migration) {
        return migration.script().comments().stream()
                .filter(Comment::isExecuted)
                .map(comment -> finding(
                        comment.line(),
                        "hides a statement in a comment: "
                                + comment.text().lines().findFirst().orElse(""),
                        "The schema depends on the server's version, and rules and reviewers read past it.",
                        "What stands between /*! and */ is run by servers from a version on.",
                        migration.steps().then("Write it out, or leave it out.").toList()));
    }
}
