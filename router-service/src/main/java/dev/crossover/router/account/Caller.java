package dev.crossover.router.account;

import java.util.Objects;

import dev.crossover.common.account.Account;
import dev.crossover.policy.plan.AccountPlan;
import jakarta.servlet.http.HttpServletRequest;

/** Whose request it is, for filters after the one that finds out. */
public final class Caller {

	private Caller() {
	}

	/**
	 * The account of the credential.
	 * @param request a request that has been authenticated
	 * @return the account
	 */
	public static Account account(HttpServletRequest request) {
		return (Account) Objects.requireNonNull(request.getAttribute(AuthenticationFilter.ACCOUNT));
	}

	/**
	 * What the account is promised and allowed.
	 * @param request a request that has been authenticated
	 * @return the plan
	 */
	public static AccountPlan plan(HttpServletRequest request) {
		return (AccountPlan) Objects.requireNonNull(request.getAttribute(AuthenticationFilter.PLAN));
	}

}
