package dev.crossover.router.routing;

import java.util.List;

import dev.crossover.common.account.Account;

/**
 * What a caller asks for.
 *
 * @param account who asks
 * @param models the models, each once
 * @param wish what else is wished for
 */
public record Work(Account account, List<String> models, Wish wish) {
}
