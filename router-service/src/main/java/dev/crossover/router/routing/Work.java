package dev.crossover.router.routing;

import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;

/**
 * What a caller asks for.
 *
 * @param account who asks
 * @param plan what the account is promised and allowed
 * @param models the models, each once
 * @param wish what else is wished for
 */
public record Work(Account account, AccountPlan plan, List<String> models, Wish wish) {
}
