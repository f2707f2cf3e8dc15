/** The rules: one class each, with the danger, the reason and the safe steps that its message gives. */
@NullMarked
package dev.souk.db.rules.rule;

import org.jspecify.annotations.NullMarked;
