@NullMarked
package dev.souk.local.script;

import org.jspecify.annotations.NullMarked;
