/** DynamoDB tables of the one shape every service uses. */
@NullMarked
package dev.crossover.infra.items;

import org.jspecify.annotations.NullMarked;
