/** What a migration file says, read by MariaDB's grammar: statements, and the changes they make to a table. */
@NullMarked
package dev.souk.db.rules.sql;

import org.jspecify.annotations.NullMarked;
