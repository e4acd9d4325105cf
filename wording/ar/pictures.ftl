# Words inside maps, drawings, link previews and slides, and in citations.
map-label = خريطة العالم: أين يُعرف أن { $name } يُستخدم
map-note = الحدود من Natural Earth. لا تعبّر الخريطة عن أي رأي بشأن أي حدود أو إقليم.
map-planned = مخطط له
map-pilot = تجريبي
map-live = قيد الاستخدام المنتظم
map-retired = لم يعد مستخدمًا
relations-label = رسم: ما يرتبط به { $name }
relation-integrates-with = يعمل مع
relation-part-of = جزء من
relation-parts = من أجزائه
relation-based-on = مبني على
relation-basis-of = أساس لـ
relation-implements = ينفّذ
relation-implemented-by = ينفّذه
relation-successor-of = يحل محل
relation-succeeded-by = حل محله
relation-more = { $n ->
    [zero] ولا شيء آخر
    [one] وواحد آخر
    [two] واثنان آخران
    [few] و{ $shown } أخرى
    [many] و{ $shown } أخرى
   *[other] و{ $shown } أخرى
}
stack-label = { $n ->
    [zero] رسم: لا مكوّنات
    [one] رسم: مكوّن واحد حسب لبنة البناء
    [two] رسم: مكوّنان حسب لبنات البناء والعلاقات بينهما
    [few] رسم: { $shown } مكوّنات حسب لبنات البناء والعلاقات بينها
    [many] رسم: { $shown } مكوّنًا حسب لبنات البناء والعلاقات بينها
   *[other] رسم: { $shown } مكوّن حسب لبنات البناء والعلاقات بينها
}
stack-gap = لم يُختر شيء بعد
stack-no-block = لا تُعرف لبنة البناء
stack-missing = لازم وغير موجود في المجموعة
picture-used-in = { $n ->
    [zero] لا يُعرف استخدامه في أي بلد
    [one] مستخدم في بلد واحد
    [two] مستخدم في بلدين
    [few] مستخدم في { $shown } بلدان
    [many] مستخدم في { $shown } بلدًا
   *[other] مستخدم في { $shown } بلد
}
picture-reviewed = رُوجع المدخل في { $day }
picture-stack = { $n ->
    [zero] مجموعة بلا مكوّنات
    [one] مجموعة من مكوّن واحد
    [two] مجموعة من مكوّنين
    [few] مجموعة من { $shown } مكوّنات
    [many] مجموعة من { $shown } مكوّنًا
   *[other] مجموعة من { $shown } مكوّن
}
picture-gaps = ثغرة: { $names }
cite-accessed = اطُّلع عليه في { $day }
