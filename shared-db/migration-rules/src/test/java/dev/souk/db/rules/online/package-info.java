@NullMarked
package dev.souk.db.rules.online;

import org.jspecify.annotations.NullMarked;
