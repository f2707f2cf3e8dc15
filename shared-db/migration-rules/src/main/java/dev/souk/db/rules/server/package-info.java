/** A real server as the judge: a throw-away schema in which each migration is made. */
@NullMarked
package dev.souk.db.rules.server;

import org.jspecify.annotations.NullMarked;
