# Components side by side.
compare-title = مقارنة المكوّنات
compare-title-of = مقارنة: { $names }
compare-lead = من مكوّنين إلى أربعة مكوّنات جنبًا إلى جنب. وجه الاختلاف معلَّم، وما لم يثبته أحد يُذكر على أنه «غير معروف».
compare-how = اكتب أسماء المكوّنات أدناه، أو اخترها من نتائج بحث.
compare-how-search = البحث في الدليل
compare-equal = متطابق
compare-differs = مختلف
compare-unknown = غير معروف للجميع
compare-none = معروف أنه لا يوجد
compare-not-known = غير معروف
compare-not-applicable = لا ينطبق
compare-own = ليس في الجميع
compare-more = { $n ->
    [zero] لا مزيد
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $shown } أخرى
    [many] و{ $shown } أخرى
   *[other] و{ $shown } أخرى
}
compare-too-many = لا تتسع الصفحة لأكثر من أربعة مكوّنات جنبًا إلى جنب. لم يُعرض هنا: { $names }.
compare-worldwide-use = البلدان والأقاليم بحسب إحصاء المصدر
compare-first-release = أول إصدار
compare-last-activity = آخر تغيير رُصد
compare-reviewed = تاريخ مراجعة المدخل
compare-stack = عرضها كحزمة
take-share = مشاركة
picked-label = اسم مكوّن
picked-add = إضافة
picked-remove = إزالة { $name }
picked-withdrawn = أُزيل { $name } من الدليل في { $day } ولا يُعرض هنا.
picked-unknown = لا يوجد مكوّن باسم «{ $name }».
picked-instead = خذ بدلًا منه:
picked-search = ابحث عنه
