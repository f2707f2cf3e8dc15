@NullMarked
package dev.souk.db.rules;

import org.jspecify.annotations.NullMarked;
