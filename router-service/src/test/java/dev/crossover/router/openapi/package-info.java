/**
 * The description of the API: generated from the controllers, completed by words,
 * committed and compared.
 */
@NullMarked
package dev.crossover.router.openapi;

import org.jspecify.annotations.NullMarked;
