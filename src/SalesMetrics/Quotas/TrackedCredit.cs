using System.Runtime.InteropServices;
using SalesMetrics.Columns;
using SalesMetrics.Crediting;

namespace SalesMetrics.Quotas;

/// <summary>One credit as a tracker takes it: numbers only.</summary>
/// <param name="Payee">The payee's number in <see cref="SeatTable.Payees"/>.</param>
/// <param name="Day">The <see cref="DayNumber"/> it counts on.</param>
/// <param name="RoleDay">The day whose role decides team, manager and territory: that of the sale, also for later corrections.</param>
/// <param name="MinorUnits">The amount in whole minor units of <see cref="TrackingScope.Currency"/>; negative for what takes back.</param>
/// <param name="Kind">Whether it is a part of the sale, or on top of it and the payee's alone.</param>
/// <remarks>The default value is a credit of nothing for the first payee on day 0.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrackedCredit(int Payee, int Day, int RoleDay, long MinorUnits, CreditKind Kind = CreditKind.Direct);
