/** Which of the shop's other services asks. */
@NullMarked
package dev.souk.web.service;

import org.jspecify.annotations.NullMarked;
