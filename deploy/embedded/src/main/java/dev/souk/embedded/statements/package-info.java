/** What a service asks of its database: read from a server's log, told apart by what it is, kept as one sample of each. */
@NullMarked
package dev.souk.embedded.statements;

import org.jspecify.annotations.NullMarked;
