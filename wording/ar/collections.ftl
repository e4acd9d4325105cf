# Curated sets of components.
collections-title = المجموعات
collections-lead = مكوّنات تعمل معًا لغرض محدد. لكل منها سبب، وكل مجموعة تذكر ما تتركه مفتوحًا.
collections-own = تكوين حزمة خاصة بك
collection-stack = فتحها كحزمة
collection-members = الأعضاء
collection-fills = يسد اللبنة الأساسية
collection-sources = المصادر:
collection-source = المصدر
collection-evidence = ما تستند إليه الأسباب
collection-reviewed = روجعت المجموعة في { $day }.
collection-withdrawn = أُزيل من الدليل في { $day }.
