@NullMarked
package dev.souk.db.rules.release;

import org.jspecify.annotations.NullMarked;
