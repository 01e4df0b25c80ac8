/**
 * What a client may expect of AWS, as far as the suite uses it: every test makes its own
 * resources through the API, so it can be aimed at any endpoint.
 */
@NullMarked
package dev.crossover.cloud.contract;

import org.jspecify.annotations.NullMarked;
